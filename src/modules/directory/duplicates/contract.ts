import { z } from 'zod';

const Id = z.uuid();

/** Why two records may be one person; `likeness.ts` says what each is worth. */
export const LikenessReason = z.enum([
  'same-ine',
  'same-birth-date',
  'near-birth-date',
  'same-given-name',
  'part-of-given-name',
  'near-given-name',
  'same-family-name',
  'birth-name',
  'part-of-family-name',
  'near-family-name',
  'other-family-name',
  'names-exchanged',
  'same-mail',
  'same-phone',
  'same-address',
  'same-child',
]);
export type LikenessReason = z.infer<typeof LikenessReason>;

/** One of two records, as whoever judges compares it with the other. */
export const LikenedRecord = z.object({
  id: Id,
  displayName: z.string(),
  civility: z.string().nullable(),
  givenNames: z.string(),
  birthName: z.string().nullable(),
  birthDate: z.iso.date().nullable(),
  ine: z.string().nullable(),
  mails: z.array(z.string()),
  phones: z.array(z.string()),
  address: z.string().nullable(),
  roles: z.array(
    z.object({ profile: z.string(), structure: z.string(), division: z.string().nullable() }),
  ),
  /** Whom they are responsible for, and who is for them. */
  family: z.array(z.string()),
  /** The feeds that speak of them: `aaf:2D:18`; none for somebody opened by hand. */
  sources: z.array(z.string()),
  missingSince: z.iso.date().nullable(),
});
export type LikenedRecord = z.infer<typeof LikenedRecord>;

/** Two records that may be one person, the most alike first. */
export const Duplicate = z.object({
  id: Id,
  score: z.int(),
  reasons: z.array(LikenessReason),
  records: z.tuple([LikenedRecord, LikenedRecord]),
  can: z.object({ merge: z.boolean() }),
});
export type Duplicate = z.infer<typeof Duplicate>;
