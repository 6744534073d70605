import { sql } from 'kysely';
import type { Blobs, Kept } from '#kernel/blobs';
import type { CopySection, Errand, PersonCopy } from '#kernel/module';
import { db } from '../tables.ts';
import { photoOf } from './photo.ts';

interface Facts {
  account: {
    login: string;
    formerLogins: string[];
    openedAt: string;
    isActivated: boolean;
    factors: { kind: string; name: string; addedAt: string; lastUsedAt: string | null }[];
    wornStructure: string | null;
    wornProfile: string | null;
  };
  sessions: {
    startedAt: string;
    lastSeenAt: string;
    endedAt: string | null;
    endReason: string | null;
    structure: string | null;
    profile: string | null;
    agent: string;
    network: string | null;
    risk: string[];
  }[];
  /** When an administrator looked at the portal as they see it, and why. */
  helped: { startedAt: string; endsAt: string; reason: string }[];
}

/** What identity holds of a person, for them: the account, its sessions and the photo, without any secret. */
export async function exportedPerson(
  ctx: Errand,
  blobs: Blobs,
  personId: string,
): Promise<PersonCopy> {
  const photo = await photoOf(ctx, blobs, personId);
  const copy = await accountOf(ctx, personId);
  if (photo === undefined) return copy;
  return {
    ...copy,
    readable: [...copy.readable, photoInWords(photo)],
    files: [{ name: photo.name, open: () => photo.open() }],
  };
}

async function accountOf(ctx: Errand, personId: string): Promise<PersonCopy> {
  const { rows } = await sql<{ facts: Facts }>`
    select json_build_object(
      'account', json_build_object('login', a.login, 'openedAt', a.opened_at, 'isActivated', a.password_hash is not null,
        'formerLogins', (select coalesce(json_agg(f.login order by f.login), '[]')
          from identity.former_login f where f.account_id = a.id),
        'factors', (select coalesce(json_agg(json_build_object('kind', f.kind, 'name', f.name, 'addedAt', f.added_at,
          'lastUsedAt', f.last_used_at) order by f.id), '[]') from identity.factor f where f.account_id = a.id),
        'wornStructure', w.name, 'wornProfile', a.worn_profile),
      'sessions', (select coalesce(json_agg(json_build_object('startedAt', s.started_at, 'lastSeenAt', s.last_seen_at,
          'endedAt', s.ended_at, 'endReason', s.end_reason, 'structure', c.name, 'profile', s.profile, 'agent', s.agent,
          'network', s.network, 'risk', s.risk) order by s.started_at), '[]')
        from identity.session s left join directory.structure_card c on c.structure_id = s.structure_id
        where s.account_id = a.id),
      'helped', (select coalesce(json_agg(json_build_object('startedAt', u.started_at, 'endsAt', coalesce(u.ended_at, u.ends_at),
          'reason', u.reason) order by u.started_at), '[]')
        from identity.support u where u.account_id = a.id)) as facts
    from identity.account a left join directory.structure_card w on w.structure_id = a.worn_structure_id
    where a.person_id = ${personId}`.execute(db(ctx));
  const facts = rows[0]?.facts;
  return facts === undefined
    ? { facts: null, readable: [] }
    : { facts, readable: accountInWords(facts) };
}

const photoInWords = ({ name, createdAt }: Kept): CopySection => ({
  title: 'Votre photo',
  lines: [{ label: name, value: `mise le ${moment(createdAt.toISOString())}` }],
});

const accountInWords = ({ account, sessions, helped }: Facts): CopySection[] => [
  {
    title: 'Votre compte',
    lines: [
      { label: 'Identifiant', value: account.login },
      ...account.formerLogins.map((value) => ({ label: 'Ancien identifiant', value })),
      { label: 'Ouvert le', value: moment(account.openedAt) },
      { label: 'Mot de passe', value: account.isActivated ? 'choisi' : 'pas encore choisi' },
      ...account.factors.map(({ name, addedAt }) => ({
        label: 'Protection du compte',
        value: `${name}, ajoutée le ${moment(addedAt)}`,
      })),
    ],
  },
  {
    title: 'Vos connexions',
    lines: sessions.map(({ startedAt, structure, agent, network, risk }) => ({
      label: moment(startedAt),
      value: [structure, agent, network && `réseau ${network}`, risk.length > 0 && 'inhabituelle']
        .filter(Boolean)
        .join(', '),
    })),
  },
  ...(helped.length === 0 ? [] : [helpInWords(helped)]),
];

const helpInWords = (helped: Facts['helped']): CopySection => ({
  title: 'Assistances',
  lines: helped.map(({ startedAt, endsAt, reason }) => ({
    label: moment(startedAt),
    value: `un administrateur a vu votre espace, en lecture seule, jusqu’au ${moment(endsAt)} : ${reason}`,
  })),
});

const format = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const moment = (instant: string) => format.format(new Date(instant));
