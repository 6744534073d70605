import { brandOf } from '#modules/brands';
import type { Actor, Context, Hat } from '#modules/directory';
import { suspensionsFor } from '../brake/suspensions.ts';
import type { WhoIAm } from '../contract.ts';
import { profileName } from '../words/profiles.ts';

/** Who is asking, as the contract says it. No SQL: the actor came with the request. */
export async function whoIAm(ctx: Context): Promise<WhoIAm> {
  const { actor } = ctx;
  const { key, name } = await brandOf(ctx);
  return {
    person: {
      id: actor.personId,
      login: actor.login,
      displayName: actor.displayName,
      givenName: actor.givenName,
      familyName: actor.familyName,
      initials: initialsOf(actor.givenName, actor.familyName),
    },
    profiles: [...new Set(actor.hats.map(({ profile }) => profile))],
    structures: structuresOf(actor.hats),
    hats: actor.hats.map((hat) => hatShown(hat, actor)),
    current: actor.hat && hatShown(actor.hat, actor),
    administers: actor.powers
      .filter(({ verb }) => verb === 'administer')
      .map(({ structureId, structureName }) => ({ structureId, structureName })),
    brand: { key, name },
    support: actor.support
      ? { by: actor.support.displayName, endsAt: actor.support.endsAt.toISOString() }
      : null,
    suspended: (await suspensionsFor(ctx)).map(({ capability, reason, endsAt }) => ({
      capability,
      reason,
      until: endsAt?.toISOString() ?? null,
    })),
    session: {
      startedAt: actor.session.startedAt.toISOString(),
      endsAt: actor.session.expiresAt.toISOString(),
    },
  };
}

/** « Jean-Marc d’Ormelle » → « JD »: what stands in for a face. */
export const initialsOf = (givenName: string, familyName: string): string =>
  [givenName, familyName]
    .map((name) => [...name.trim()][0] ?? '')
    .join('')
    .toLocaleUpperCase('fr');

const hatShown = ({ structureId, structureName, profile }: Hat, { civility }: Actor) => {
  const name = profileName(profile, civility);
  return { structureId, structureName, profile, profileLabel: name.fr, profileName: name };
};

const structuresOf = (hats: readonly Hat[]) => [
  ...new Map(
    hats.map(({ structureId, structureUai, structureName }) => [
      structureId,
      { id: structureId, uai: structureUai, name: structureName },
    ]),
  ).values(),
];
