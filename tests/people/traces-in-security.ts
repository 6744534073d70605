import type pg from 'pg';

/** What the brake, help and evidence keep of a person: whose account it is about, and who decided. */
export async function leaveInSecurity(pool: pg.Pool, person: string, other: string): Promise<void> {
  const both = `(values ($1::uuid, $2::uuid), ($2, $1)) as v(p, o)`;
  await pool.query(
    `with mode as (insert into identity.mode (name, profile, reason, since, set_by, ended_at, ended_by)
         select 'new-password', 'TUE', 'essai', now(), p, now(), o from ${both}),
       suspension as (insert into identity.suspension (capability, profile, reason, starts_at, said_by, lifted_at, lifted_by)
         select 'put-photo', 'TUE', 'essai', now(), p, now(), o from ${both}),
       network as (insert into identity.known_network (structure_id, network, source, since, declared_by)
         select s.id, '203.0.113.250/32', 'declared', now(), $1::uuid from (select id from directory.structure limit 1) s),
       evidence as (insert into identity.evidence (from_at, until_at, reason, asked_by, asked_at, approved_by, ends_at)
         select now() - interval '1 day', now(), 'essai', p, now(), o, now() + interval '1 day' from ${both} returning id),
       about as (insert into identity.evidence_account (evidence_id, account_id)
         select e.id, a.id from evidence e, identity.account a where a.person_id in ($1, $2)),
       helper as (insert into identity.session (account_id, strength, started_at, last_seen_at, expires_at, agent)
         select id, 'password', now(), now(), now(), '' from identity.account where person_id = $2 returning id)
     insert into identity.support (session_id, account_id, reason, started_at, ends_at)
     select helper.id, a.id, 'essai', now(), now() from helper, identity.account a where a.person_id = $1`,
    [person, other],
  );
}
