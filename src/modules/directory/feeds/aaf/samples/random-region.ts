import fc from 'fast-check';
import type { Records, Values } from './sample-feed.ts';
import { person, structure } from './small-school.ts';

const structures = ['100', '200', '300'];
const codes = ['A', 'B', 'C'];
const pupils = ['1', '2', '3', '4'];
const responsables = ['11', '12', '13', '14'];
const agents = ['21', '22', '23'];

const some = (list: readonly string[], maxLength = 2) =>
  fc.uniqueArray(fc.constantFrom(...list), { maxLength });
const places = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...structures), fc.constantFrom(...codes)), {
    maxLength: 2,
    selector: String,
  })
  .map((list) => list.map((parts) => parts.join('$')));
const present = (list: readonly string[], least = 1) =>
  fc.uniqueArray(fc.constantFrom(...list), { minLength: least, maxLength: list.length });

const structureValues = (id: string) =>
  fc
    .record({
      name: fc.constantFrom('CLG$A$V', 'LGT$B$V'),
      divisions: some(codes),
      groupes: some(codes),
      to: some(structures, 1),
    })
    .map(({ name, divisions, groupes, to }) =>
      structure({
        ENTStructureUAI: `0379${id}A`,
        ENTStructureNomCourant: name,
        ENTStructureClasses: divisions.map((code) => `${code}$LIBELLE ${code}$`),
        ENTStructureGroupes: groupes.map((code) => `${code}$$A`),
        ENTEtablissementStructRattachFctl: to,
      }),
    );
const pupilValues = fc
  .record({
    at: fc.constantFrom(...structures),
    regime: fc.constantFrom('EXTERNE', 'INTERNE'),
    divisions: places,
    groupes: places,
    relations: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...responsables),
        fc.constantFrom('10', '20'),
        fc.constantFrom('0', '1', '2'),
      ),
      { maxLength: 3, selector: ([id]) => id },
    ),
  })
  .map(({ at, regime, divisions, groupes, relations }) =>
    person('ELEVE', 'Ici', {
      ENTPersonStructRattach: at,
      ENTEleveRegime: regime,
      ENTEleveClasses: divisions,
      ENTEleveGroupes: groupes,
      ENTElevePersRelEleve: relations.map(([id, lien, level]) => `${id}$${lien}$0$${level}$1$0`),
    }),
  );
const responsableValues = fc
  .constantFrom('', '+33 6 99 00 00 01')
  .map((mobile) => person('PARENT', 'Ici', { mobile }));
const agentValues = fc
  .record({
    at: fc.constantFrom(...structures),
    functions: fc.uniqueArray(
      fc.tuple(fc.constantFrom(...structures), fc.constantFrom('ENS', 'DIR', 'EDU', 'ZZZ', '-')),
      { maxLength: 2, selector: String },
    ),
    classes: places,
    groupes: places,
    heads: places,
    teacher: fc.constantFrom('O', 'N'),
  })
  .map(({ at, functions, classes, groupes, heads, teacher }) =>
    person('AGENT', 'Ici', {
      ENTPersonStructRattach: at,
      ENTPersonFonctions: functions.map(([where, code]) => `${where}$${code}$L$D$D`),
      ENTAuxEnsClassesMatieres: classes.map((place) => `${place}$020700`),
      ENTAuxEnsGroupes: groupes,
      ENTAuxEnsClassesPrincipal: heads,
      ENTPersonCategorieEnseignant: teacher,
    }),
  );

const recordsOf = (ids: readonly string[], values: (id: string) => fc.Arbitrary<Values>) =>
  present(ids).chain((here) => fc.record(Object.fromEntries(here.map((id) => [id, values(id)]))));

const region: fc.Arbitrary<Records> = fc.record({
  EtabEducNat: recordsOf(structures, structureValues),
  MatiereEducNat: fc.constant({ '020700': { ENTLibelleMatiere: 'FRANCAIS' } }),
  MefEducNat: fc.constant({ 10110001110: { ENTLibelleMef: '5EME' } }),
  Eleve: recordsOf(pupils, () => pupilValues),
  PersRelEleve: recordsOf(responsables, () => responsableValues),
  PersEducNat: recordsOf(agents, () => agentValues),
});

/** A small random region, and what it becomes: a part of its records changed, gone or new. */
export const twoRegions = fc
  .tuple(region, region, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }))
  .map(([first, other, keep]): [Records, Records] => {
    let turn = 0;
    const mixed = Object.entries(other).map(([type, records]) => {
      const before = first[type as keyof Records] ?? {};
      const ids = [...new Set([...Object.keys(before), ...Object.keys(records)])];
      const after = ids.flatMap((id): [string, Values][] => {
        turn += 1;
        const chosen = keep[turn % keep.length] ? before[id] : records[id];
        return chosen === undefined ? [] : [[id, chosen]];
      });
      return [type, Object.fromEntries(after.length > 0 ? after : Object.entries(records))];
    });
    return [first, Object.fromEntries(mixed) as Records];
  });
