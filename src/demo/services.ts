import type { AddressBook } from './contacts.ts';
import { fonctionOf, teaching } from './fonctions.ts';
import { departements, type Town, townsOf } from './places.ts';
import { randomOf } from './random.ts';
import type { Agent } from './region.ts';
import { uaiOf } from './schools.ts';
import { makeAgent } from './staff.ts';

/** A structure of the feed that is no school: rectorat, services of a département, zone de remplacement. */
export interface Service {
  jointure: string;
  uai: string;
  sigle: string;
  name: string;
  type: string;
  typeCode: string;
  town: Town;
  agents: Agent[];
}

/** The academy's own structures, which real EtabEducNat files hold among the schools, each with an agent or two. */
export function academyServices(seed: string, addressOf: AddressBook): readonly Service[] {
  const random = randomOf(seed, 'academy');
  let order = 0;
  const open = (sigle: string, name: string, type: string, typeCode: string, town: Town) => {
    const jointure = String(8001 + order);
    const agents = [0, 1].map((place) =>
      makeAgent(500_000 + order * 10 + place, jointure, random, addressOf),
    );
    for (const one of agents) {
      one.fonctions.push(
        sigle === 'Z.R.' ? teaching(jointure, 'L1300') : fonctionOf(jointure, 'inspection'),
      );
    }
    const service = {
      jointure,
      uai: uaiOf(999_001 + order),
      sigle,
      name,
      type,
      typeCode,
      town,
      agents,
    };
    order += 1;
    return service;
  };
  const chief = (departement: (typeof departements)[number]) => townsOf(departement)[0] as Town;
  return [
    open('RECT', 'RECTORAT', 'RECTORAT', '820', chief('45')),
    ...departements.flatMap((departement) => [
      open(
        'DSDEN',
        `DEPARTEMENT ${departement}`,
        "SERVICES DEPARTEMENTAUX DE L'EDUCATION NATIONALE",
        '810',
        chief(departement),
      ),
      open(
        'Z.R.',
        `ZONE DE REMPLACEMENT ${departement}`,
        'ZONE DE REMPLACEMENT',
        '804',
        chief(departement),
      ),
    ]),
  ];
}
