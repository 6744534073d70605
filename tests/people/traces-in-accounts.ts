import type pg from 'pg';

/** What opens an account a second way, the devices of a class, and the doors of applications: whose they are, and who gave them. */
export async function leaveInAccounts(pool: pg.Pool, person: string, other: string): Promise<void> {
  await leaveInFactors(pool, person);
  await leaveInClassrooms(pool, person, other);
  await leaveAtDoors(pool, person, other);
}

const leaveInFactors = (pool: pg.Pool, person: string) =>
  pool.query(
    `with its as (select id from identity.account where person_id = $1),
       totp as (insert into identity.factor (account_id, kind, name, added_at, sealed_secret)
         select id, 'totp', 'essai', now(), 'essai' from its),
       passkey as (insert into identity.factor (account_id, kind, name, added_at, credential_id, public_key, counter)
         select id, 'passkey', 'essai', now(), sha256('essai'), 'essai', 0 from its),
       code as (insert into identity.recovery_code (account_id, code_hash) select id, sha256('essai') from its),
       arrival as (insert into identity.arrival (token_hash, account_id, expires_at)
         select sha256('essai'), id, now() + interval '10 minutes' from its),
       challenge as (insert into identity.passkey_challenge (challenge, account_id, purpose, expires_at)
         select repeat('x', 43), id, 'prove', now() + interval '5 minutes' from its)
     insert into identity.password_link (account_id, link_hash, ends_at)
     select id, sha256('essai'), now() + interval '1 hour' from its`,
    [person],
  );

const leaveInClassrooms = (pool: pg.Pool, person: string, other: string) =>
  pool.query(
    `with device as (insert into identity.class_device (group_id, token_hash, name, opened_by, opened_at, ends_at)
         select g.id, sha256(p::text::bytea), 'essai', p, now(), now() + interval '1 hour'
         from (select id from directory.people_group limit 1) g, (values ($1::uuid), ($2)) as v(p))
     insert into identity.young_secret (account_id, pictures_hash, badge_hash, given_by, given_at)
     select id, sha256('essai'), sha256(id::text::bytea), case when person_id = $1 then $2::uuid else $1 end, now()
     from identity.account where person_id in ($1, $2)`,
    [person, other],
  );

const leaveAtDoors = (pool: pg.Pool, person: string, other: string) =>
  pool.query(
    `with both_of as (select * from (values ($1::uuid, 1, 'TUE'), ($2, 2, 'TUT')) as v(p, version, profile)),
       brand as (insert into brands.brand (key, name, hue, chroma, mark) values ('essai', 'essai', 0, 0, 'essai') returning key),
       charter as (insert into sso.charter (brand_key, version, text, in_force_on, published_by)
         select key, version, 'essai', '2026-09-01', p from brand, both_of returning id),
       restriction as (insert into sso.restriction (structure_id, profile, opens_on, reason, made_by)
         select s.id, profile, '2026-09-01', 'essai', p from (select id from directory.structure limit 1) s, both_of)
     insert into sso.charter_acceptance (charter_id, person_id, accepted_at) select id, p, now() from charter, both_of`,
    [person, other],
  );
