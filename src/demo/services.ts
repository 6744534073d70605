import type { AddressBook } from './contacts.ts';
import { fonctionOf, teaching } from './fonctions.ts';
import { type Departement, departements, type Town, townsOf } from './places.ts';
import { randomOf } from './random.ts';
import type { Agent } from './region.ts';
import { type SchoolPlan, uaiOf } from './schools.ts';
import { makeAgent } from './staff.ts';

/** A structure of the feed that is no school: rectorat, services of a département, zone de remplacement. */
export interface AcademyService {
  jointure: string;
  uai: string;
  kind: ServiceKind;
  name: string;
  town: Town;
  agents: Agent[];
}

/** How each kind appears in EtabEducNat: sigle, label, nature code (from memory, unlike the shape of the record). */
export const serviceNatures = {
  rectorat: { sigle: 'RECT', label: 'RECTORAT', code: '820' },
  dsden: { sigle: 'DSDEN', label: "SERVICES DEPARTEMENTAUX DE L'EDUCATION NATIONALE", code: '810' },
  remplacement: { sigle: 'Z.R.', label: 'ZONE DE REMPLACEMENT', code: '804' },
} as const;
export type ServiceKind = keyof typeof serviceNatures;

/**
 * The academy's own structures, which real EtabEducNat files hold among the schools, each with two agents.
 * A replacement teacher belongs to the zone and may have a function in a school of the département.
 */
export function academyServices(
  seed: string,
  plans: readonly SchoolPlan[],
  addressOf: AddressBook,
): readonly AcademyService[] {
  const random = randomOf(seed, 'academy');
  const open = (kind: ServiceKind, name: string, departement: Departement, order: number) => {
    const jointure = String(8001 + order);
    const agents = [0, 1].map((place) => {
      const one = makeAgent(500_000 + order * 10 + place, jointure, random, addressOf);
      one.fonctions.push(
        kind === 'remplacement' ? teaching(jointure, 'L1300') : fonctionOf(jointure, 'inspection'),
      );
      return one;
    });
    const school = plans.find(({ town }) => town.departement === departement);
    if (kind === 'remplacement' && school) {
      agents[0]?.fonctions.push(teaching(school.jointure, 'L1300'));
    }
    const town = townsOf(departement)[0] as Town;
    return { jointure, uai: uaiOf(999_001 + order), kind, name, town, agents };
  };
  return [
    open('rectorat', 'RECTORAT', '45', 0),
    ...departements.flatMap((departement, at) => [
      open('dsden', `DEPARTEMENT ${departement}`, departement, 2 * at + 1),
      open('remplacement', `ZONE DE REMPLACEMENT ${departement}`, departement, 2 * at + 2),
    ]),
  ];
}
