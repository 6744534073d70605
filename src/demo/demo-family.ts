import { type AddressBook, mailOf } from './contacts.ts';
import { type Enrolment, seat } from './enrolment.ts';
import { type Family, legal, payer } from './families.ts';
import { fonctionOf, teaching } from './fonctions.ts';
import { matieres } from './nomenclature.ts';
import { type DemoPerson, demoPeople, hugoMartin, thomasMartin } from './people.ts';
import type { Agent, Division, Household, Responsable, School, Sector } from './region.ts';
import { fullService } from './staff.ts';

/** Seats the Martin family before anyone else: Léa in 5eB of the first school, Hugo in 2de 3 of the second. */
export function seatDemoFamily(enrolment: Enrolment): void {
  const [tilleuls, rivieres] = enrolment.sector.schools as [School, School];
  const [mother, father] = martinParents(enrolment.sector);
  const family: Family = {
    surname: 'Martin',
    home: mother.household,
    relations: [
      { responsable: mother, lien: '10', ...payer },
      { responsable: father, lien: '20', ...legal },
    ],
    children: [],
  };
  const lea = seat(enrolment, tilleuls, divisionOf(tilleuls, '5eB'), family, 2014);
  Object.assign(lea, martin('1000001', 'Léa', true, '14/05/2014'));
  const hugo = seat(enrolment, rivieres, divisionOf(rivieres, '2de 3'), family, 2011);
  Object.assign(hugo, martin(hugoMartin, 'Hugo', false, '03/10/2011'));
}

const martin = (id: string, given: string, woman: boolean, born: string) => ({
  id,
  given,
  others: [given],
  woman,
  born,
  ine: `99${id}AA`,
  siecleId: `7${id.slice(1)}`,
  mail: '',
});

function martinParents({ responsables, schools }: Sector): [Responsable, Responsable] {
  const [{ plan }] = schools as [School];
  const home = (street: string, phone: string): Household => ({
    street,
    complement: '',
    town: plan.town,
    phone,
  });
  const adult = (
    id: string,
    given: string,
    woman: boolean,
    household: Household,
    mobile: string,
  ) => ({
    id,
    sn: 'Martin',
    birthName: woman ? 'Aubry' : 'Martin',
    given,
    woman,
    household,
    mobile,
    workPhone: '',
    mail: mailOf(given, 'Martin', 'example.org'),
    shareAddress: true,
    children: [],
  });
  const parents: [Responsable, Responsable] = [
    adult(
      '1100001',
      'Claire',
      true,
      home('12 rue des Glycines', '+33 2 61 91 12 12'),
      '+33 6 39 98 11 01',
    ),
    adult(thomasMartin, 'Thomas', false, home("5 chemin de l'Écluse", ''), '+33 6 39 98 11 02'),
  ];
  responsables.push(...parents);
  return parents;
}

function divisionOf(school: School, code: string): Division {
  const division = school.divisions.find((one) => one.code === code);
  if (!division) throw new Error(`no division ${code} in ${school.plan.name}`);
  return division;
}

/** Gives the Collège des Tilleuls its demo staff, before anyone else is hired there. */
export function hireDemoStaff(tilleuls: School, addressOf: AddressBook): void {
  const at = tilleuls.plan.jointure;
  const hire = (login: string, woman: boolean, born: string): Agent => {
    const known = demoPeople.find((one) => one.login === login) as DemoPerson;
    const one: Agent = {
      id: known.feed?.jointure ?? '',
      stsId: `4${(known.feed?.jointure ?? '').slice(2)}`,
      sn: known.family,
      birthName: known.family,
      given: known.given,
      woman,
      born,
      mail: addressOf(known.given, known.family),
      rattach: at,
      fonctions: [],
      services: [],
      principal: [],
      free: fullService,
    };
    tilleuls.agents.push(one);
    return one;
  };
  const sophie = hire('sophie.dupuis', true, '22/02/1984');
  sophie.fonctions.push(teaching(at, matieres.maths.discipline));
  for (const code of ['5eB', '5eA', '4eC', '3eA']) {
    const { mef } = divisionOf(tilleuls, code);
    const matiere = matieres.maths.code;
    sophie.services.push({ structure: at, code, matiere, groupe: false, mef: mef.code });
  }
  sophie.free = 0;
  sophie.principal.push(`${at}$5eB`);
  hire('karim.benali', false, '09/07/1971').fonctions.push(fonctionOf(at, 'chef'));
  hire('nadia.roux', true, '30/11/1979').fonctions.push(fonctionOf(at, 'cpe'));
  hire('marc.petit', false, '17/04/1976').fonctions.push(fonctionOf(at, 'doc'));
  hire('admin.tilleuls', true, '05/01/1988').fonctions.push(fonctionOf(at, 'gestion'));
}
