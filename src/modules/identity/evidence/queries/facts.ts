import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#modules/directory';
import { db } from '../../tables.ts';
import type { EvidenceRow } from './evidence.ts';

/** What happened: rows of tables, in the order of time. Names of columns are those of the files. */
export interface Facts {
  about: {
    reason: string;
    structure: string | null;
    from: Date;
    until: Date;
    askedBy: string | null;
  };
  tables: Readonly<Record<'connexions' | 'traces' | 'actions', readonly Row[]>>;
}

/** One line of a table. */
export type Row = Readonly<Record<string, string | null>>;

/** The longest table: an incident of a whole region is asked for in parts. */
const MOST = 50_000;

/** The sign-ins, traces and acts of the accounts that a request is about, during its days. */
export async function factsOf(ctx: Context, asked: EvidenceRow): Promise<Facts> {
  const { id, structureId, from, until, reason, structure, by } = asked;
  const accounts = sql`
    select a.id, a.person_id, a.login from identity.account a
    where ${asked.accounts > 0} and a.id in (select n.account_id from identity.evidence_account n where n.evidence_id = ${id})
      or ${asked.accounts === 0} and (${structureId}::uuid is null
        or a.person_id in (select b.person_id from directory.belonging b where b.structure_id = ${structureId}))`;
  const read = async (query: RawBuilder<Row>) => (await query.execute(db(ctx))).rows;
  return {
    about: { reason, structure, from, until, askedBy: by },
    tables: {
      connexions: await read(sessionsOf(accounts, from, until)),
      traces: await read(tracesOf(accounts, from, until)),
      actions: await read(actsOn(accounts, from, until)),
    },
  };
}

const instant = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const sessionsOf = (accounts: RawBuilder<unknown>, from: Date, until: Date) => sql<Row>`
  select ${instant('s.started_at')} as debut, ${instant('s.last_seen_at')} as derniere_activite,
    ${instant('s.ended_at')} as fin, s.end_reason as pourquoi_finie, o.login as identifiant, c.display_name as nom,
    t.name as etablissement, s.profile as profil, s.network::text as reseau, s.agent as navigateur,
    s.strength as preuve, array_to_string(s.risk, ' ') as raisons_de_risque
  from (${accounts}) o join identity.session s on s.account_id = o.id
  left join directory.person_card c on c.person_id = o.person_id
  left join directory.structure_card t on t.structure_id = s.structure_id
  where s.started_at >= ${from} and s.started_at < ${until} order by s.started_at limit ${MOST}`;

/** What they did and what was done to them, in as far as it is of accounts: refusals too. */
const tracesOf = (accounts: RawBuilder<unknown>, from: Date, until: Date) => sql<Row>`
  with theirs as materialized (
    select k.pseudonym, o.login from (${accounts}) o join kernel.pseudonym k on k.person_id = o.person_id)
  select ${instant('a.at')} as quand, a.verb as acte, case a.outcome when 'done' then 'fait' else 'refus' end as issue,
    a.code as raison, coalesce(d.login, case when a.who is null then null else 'autre' end) as par,
    o.login as concerne, a.network::text as reseau, a.reference
  from kernel.act a
  left join theirs d on d.pseudonym = a.who
  left join theirs o on o.pseudonym = a.object_id and a.object_kind = 'person'
  where a.at >= ${from} and a.at < ${until} and a.verb like 'identity.%'
    and (a.who in (select pseudonym from theirs) or a.object_id in (select pseudonym from theirs))
  order by a.id limit ${MOST}`;

const actsOn = (accounts: RawBuilder<unknown>, from: Date, until: Date) => sql<Row>`
  select ${instant('t.done_at')} as quand, t.verb as acte, o.login as identifiant, c.display_name as par,
    t.reason as pourquoi, ${instant('t.undone_at')} as annule
  from (${accounts}) o join identity.account_act_line n on n.account_id = o.id
  join identity.account_act t on t.id = n.act_id
  left join directory.person_card c on c.person_id = t.done_by
  where t.done_at >= ${from} and t.done_at < ${until} order by t.done_at, o.login limit ${MOST}`;
