import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { smallSchool } from '../feeds/aaf/samples/small-school.ts';
import { openGround, school } from '../feeds/take-feed/ground.ts';

const { take, run } = await openGround();

type School = ReturnType<typeof smallSchool>;

const idOf = async (academy: string, type: string, jointure: string) => {
  const [row] = await run<{ id: string }>(
    'select person_id as id from directory.person_jointure where (academy, type, jointure) = ($1, $2, $3)',
    [academy, type, jointure],
  );
  return row?.id;
};

/** Léa and her mother, in another academy, under other numbers; the schools are others too. */
const elsewhere = (day: string, edit: (records: School) => void = () => {}) => ({
  ...school(day, (records) => {
    for (const place of Object.values(records.EtabEducNat))
      (place as Record<string, unknown>)['ENTStructureUAI'] = String(
        place['ENTStructureUAI'],
      ).replace('0379', '0451');
    const lea = { ...records.Eleve[1], ENTElevePersRelEleve: ['911$10$1$1$1$1', '912$20$0$1$2$0'] };
    records.Eleve = { 901: lea as School['Eleve'][string] };
    records.PersRelEleve = {
      911: records.PersRelEleve[11] as School['PersRelEleve'][string],
      912: { ...records.PersRelEleve[12], givenName: 'Jean' } as School['PersRelEleve'][string],
    };
    records.PersEducNat = { 921: records.PersEducNat[23] as School['PersEducNat'][string] };
    edit(records);
  }),
  academy: '18',
});

test('a pupil who moves to another academy is the same person by their INE, and so is the parent who follows', async () => {
  await take(school('2026-11-21'));
  const [lea, claire, paul] = [
    await idOf('99', 'Eleve', '1'),
    await idOf('99', 'PersRelEleve', '11'),
    await idOf('99', 'PersRelEleve', '12'),
  ];
  const moved = await take(elsewhere('2026-11-22'));
  assert.equal(moved.outcome, 'applied', JSON.stringify(moved));
  assert.equal(await idOf('18', 'Eleve', '901'), lea);
  assert.equal(await idOf('18', 'PersRelEleve', '911'), claire, 'the mother of Hugo too');
  assert.ok(await idOf('18', 'PersRelEleve', '912'));
  assert.notEqual(await idOf('18', 'PersRelEleve', '912'), paul, 'of another first name: another');
  await take(
    school('2026-11-23', (records) => {
      delete (records.Eleve as Record<string, unknown>)['1'];
    }),
    { allowRemovals: 'all' },
  );
  assert.deepEqual(
    await run('select 1 from directory.departure where person_id = any($1::uuid[])', [
      [lea, claire],
    ]),
    [],
    'the other academy sends them',
  );
});

test('the same names without the INE are two people, and so are their parents', async () => {
  await take(school('2026-11-21'));
  const moved = await take(
    elsewhere('2026-11-22', (records) => {
      delete (records.Eleve[901] as Record<string, unknown>)['ENTEleveINE'];
    }),
  );
  assert.equal(moved.outcome, 'applied', JSON.stringify(moved));
  assert.notEqual(await idOf('18', 'Eleve', '901'), await idOf('99', 'Eleve', '1'));
  assert.notEqual(await idOf('18', 'PersRelEleve', '911'), await idOf('99', 'PersRelEleve', '11'));
});
