import { z } from 'zod';
import written from './releases.json' with { type: 'json' };

/** Those for which the directory is asked apart: only for applications whose list names one. */
export const furtherNames = [
  ...(['birthDate', 'postalCode', 'mail', 'jointures', 'functions', 'disciplines'] as const),
  ...(['mefs', 'mefLabels', 'enseignements', 'groups', 'taughtDivisions', 'matieres'] as const),
] as const;

/**
 * What may be told of a person to an application. `uai`, `profiles`: of the hat they wear; `uais`: of all their hats.
 * `profiles`: `National_ENS`; numbered: `National_3` (SDET, before its version 2). `birthDate`: 31/12/2014.
 * `jointures`: `AC-ORLEANS-TOURS$123` in the words of the source.
 */
export const factNames = [
  ...(['login', 'uid', 'opaqueId', 'givenName', 'familyName', 'displayName'] as const),
  ...([
    'profiles',
    'numberedProfiles',
    'joinedNumberedProfiles',
    'uai',
    'uais',
    'divisions',
  ] as const),
  ...furtherNames,
] as const;
export type FactName = (typeof factNames)[number];

/** Names that clients look for anywhere in an answer, and would take for somebody else's (phpCAS, java-cas-client). */
const takenNames = [
  ...['user', 'proxy', 'proxies', 'proxyGrantingTicket', 'attributes', 'attribute'],
  ...['authenticationSuccess', 'authenticationFailure', 'authenticationDate', 'isFromNewLogin'],
  'longTermAuthenticationRequestTokenUsed',
];

/** An XML name without colon, which is also a name for JSON and for a header. */
export const AttributeName = z
  .string()
  .regex(/^[A-Za-z_][\w.-]{0,99}$/)
  .refine((name) => !takenNames.includes(name), 'a name of the protocol');

/** What an application learns: the name by which it knows people, and attributes under its own names for them. */
export const Release = z.object({
  user: z.enum(['login', 'uid', 'opaqueId']),
  attributes: z.record(AttributeName, z.enum(factNames)),
});
export type Release = z.output<typeof Release>;

/** The releases that exist, as data: `releases.json`. */
export const releases = z.record(z.string(), Release).parse(written);
export type ReleaseName = string;

/** What an application learns: a ready list, or its own; a list that is no more tells the least. */
export const releaseOf = ({
  release,
  ownRelease,
}: {
  release: ReleaseName;
  ownRelease: Release | null;
}): Release =>
  (release === 'own' ? ownRelease : releases[release]) ?? { user: 'opaqueId', attributes: {} };
