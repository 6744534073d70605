import type pg from 'pg';

/** What the groups that people make, and the search for duplicates, keep of a person. */
export async function leaveInGroups(pool: pg.Pool, person: string, other: string): Promise<void> {
  await pool.query(
    `with made as (insert into directory.people_group (structure_id, kind, code, label, source, valid_from, made_by, made_at)
         select id, 'manual', gen_random_uuid()::text, 'essai', 'hand', '2026-09-01', p, now()
         from (select id from directory.structure limit 1) s, (values ($1::uuid), ($2::uuid)) as v(p) returning id, made_by),
       owner as (insert into directory.group_owner (group_id, person_id)
         select id, p from made, (values ($1::uuid), ($2::uuid)) as v(p)),
       member as (insert into directory.group_member (group_id, person_id, source, valid_from, added_by, added_at)
         select id, p, 'hand', '2026-09-01', o, now() from made, (values ($1::uuid, $2::uuid), ($2, $1)) as v(p, o))
     insert into directory.group_inclusion (group_id, included_id, added_by, added_at)
     select a.id, b.id, a.made_by, now() from made a join made b on b.id <> a.id`,
    [person, other],
  );
  await pool.query(
    `insert into directory.likeness (person_id, said, keys) values ($1, 'essai', '{essai}')
     on conflict (person_id) do update set said = 'essai'`,
    [person],
  );
  // Ids beyond any other: the erased person is the first of one pair and the second of another.
  await pool.query(
    `with third as (insert into directory.person (id, family_name, given_name)
         values ('00000000-0000-7000-8000-000000000001', 'ESSAI', 'Premier'),
           ('ffffffff-ffff-7fff-8fff-ffffffffffff', 'ESSAI', 'Dernier') on conflict (id) do nothing)
     select`,
  );
  await pool.query(
    `insert into directory.duplicate (one_id, other_id, score, reasons, said, judged_at, judged_by)
     select least(a, b), greatest(a, b), 5, '{}', 'essai', now(), $1
     from (values ('00000000-0000-7000-8000-000000000001'::uuid, $1::uuid),
       ($1, 'ffffffff-ffff-7fff-8fff-ffffffffffff'), ($2, 'ffffffff-ffff-7fff-8fff-ffffffffffff')) as v(a, b)
     on conflict (one_id, other_id) do nothing`,
    [person, other],
  );
}
