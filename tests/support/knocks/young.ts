import type { World } from '../world.ts';
import type { Knock } from './knock.ts';

/** A class of a new école that this teacher has, with one pupil who has an account. */
const classOf = (login: string) => async (world: World) => {
  const { rows } = await world.pool.query<{ classe: string }>(
    `with ecole as (insert into directory.structure (name, kind) values ('École des Lilas', 'ecole') returning id),
       cp as (insert into directory.people_group (structure_id, kind, code, label, source, valid_from)
         select id, 'division', 'CP', 'CP', 'test', current_date - 1 from ecole returning id),
       taught as (insert into directory.teaching (person_id, group_id, matiere, source, valid_from)
         select a.person_id, cp.id, 'ECOLE', 'test', current_date - 1 from identity.account a, cp where a.login = $1),
       child as (insert into directory.person (given_name, family_name) values ('Zoé', 'Petite') returning id),
       there as (insert into directory.group_member (group_id, person_id, source, valid_from)
         select cp.id, child.id, 'test', current_date - 1 from cp, child),
       account as (insert into identity.account (person_id, login)
         select id, 'z' || replace(id::text, '-', '') from child)
     select id as classe from cp`,
    [login],
  );
  return { classe: rows[0]?.classe ?? '' };
};

/** A device that is open for such a class. */
const deviceOf = (login: string) => async (world: World) => {
  const { classe } = await classOf(login)(world);
  const { rows } = await world.pool.query<{ appareil: string }>(
    `insert into identity.class_device (group_id, token_hash, name, opened_by, opened_at, ends_at)
     select $1, sha256(uuid_send(gen_random_uuid())), 'Tablette', person_id, now(), now() + interval '1 hour'
     from identity.account where login = $2 returning id as appareil`,
    [classe, login],
  );
  return { appareil: rows[0]?.appareil ?? '' };
};

const rightful = 'sophie.dupuis';
const refused = { 'lea.martin': 404, 'claire.martin': 404, other: 404, elsewhere: 404 };
const otherHat = 'open: one teaches the class, whatever the hat';

export const young: readonly Knock[] = [
  {
    door: 'GET /classe/appareils',
    rightful,
    refused: { 'lea.martin': 404, 'claire.martin': 404, 'admin.region': 404 },
  },
  {
    door: 'POST /classe/appareils/ouvrir',
    rightful,
    isForm: true,
    input: classOf(rightful),
    refused,
    otherHat,
  },
  {
    door: 'POST /classe/appareils/fermer',
    rightful,
    isForm: true,
    input: deviceOf(rightful),
    refused,
    otherHat,
  },
  {
    door: 'POST /classe/appareils/cartes',
    rightful,
    isForm: true,
    input: classOf(rightful),
    refused,
    otherHat,
  },
];
