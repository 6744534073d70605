import type { programs } from '#modules/identity';

type Listed = Awaited<ReturnType<typeof programs.all>>[number];

/** A program in two lines: who, what, where; and until when, or since when not. */
export function clientLine(client: Listed, now: Date): string {
  const where = client.structures === null ? 'partout' : client.structures.join(', ');
  return `${client.id}  ${client.name} : ${client.scopes.join(', ')} ; ${where}\n  ${state(client, now)} (${client.reason})`;
}

function state({ revokedAt, revokeReason, endsAt }: Listed, now: Date): string {
  if (revokedAt !== null) return `retiré le ${day(revokedAt)} : ${revokeReason}`;
  return endsAt <= now ? `fini le ${day(endsAt)}` : `jusqu’au ${day(endsAt)}`;
}

const day = (at: Date) =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(at);
