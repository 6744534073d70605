import { createHash } from 'node:crypto';

/**
 * `GARPersonIdentifiant` of somebody, a UUID (RFC 9562 §5.8) for the files of the GAR, its lists of resources and its
 * sign-in alike: computed from their id, so that it is theirs for life, in whatever structure, and nobody's afterwards;
 * the id cannot be found from it. Of two made one, the one that stays keeps theirs, and a parting gives both back.
 */
export function garIdentifierOf(personId: string): string {
  const bytes = createHash('sha256').update(`preau gar ${personId}`).digest().subarray(0, 16);
  bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x80;
  bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
