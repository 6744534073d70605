import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { withoutAccents } from './contacts.ts';
import { makeAndRead, type ReadFeed, type ReadRecord, valueIn, valuesIn } from './feed-reader.ts';
import { surnames } from './names.ts';
import { type FeedType, feedTypes } from './write-feed.ts';

let now: ReadFeed;
const of = (type: FeedType) => now[type];
const ids = (type: FeedType) => new Set(of(type).map(({ id }) => id));
const parts = (record: ReadRecord, name: string) =>
  valuesIn(record, name).map((value) => value.split('$'));
const column = (type: FeedType, name: string, at: number) =>
  of(type).flatMap((record) => parts(record, name).map((list) => list[at] ?? ''));

before(async () => {
  now = await makeAndRead();
});

describe('everything refers to something', () => {
  test('ids are unique across the people of the feed, and are the jointures', () => {
    const people = [...of('Eleve'), ...of('PersRelEleve'), ...of('PersEducNat')];
    assert.equal(new Set(people.map(({ id }) => id)).size, people.length);
    for (const record of people) assert.equal(valueIn(record, 'ENTPersonJointure'), record.id);
    const ines = of('Eleve').map((record) => valueIn(record, 'ENTEleveINE'));
    assert.equal(new Set(ines).size, ines.length);
    for (const ine of ines) assert.match(ine, /^\d{9}[A-Z]{2}$/);
  });

  test('one relation a school points to nobody, one responsable a school is nobody’s, and no more', () => {
    const responsables = ids('PersRelEleve');
    const targets = column('Eleve', 'ENTElevePersRelEleve', 0);
    assert.equal(targets.filter((id) => !responsables.has(id)).length, 3);
    const wanted = new Set(targets);
    assert.equal(of('PersRelEleve').filter(({ id }) => !wanted.has(id)).length, 3);
  });

  test('a responsable lists exactly the pupils who list him, the strays apart', () => {
    const listed = new Map<string, string[]>();
    for (const pupil of of('Eleve')) {
      for (const [id = ''] of parts(pupil, 'ENTElevePersRelEleve')) {
        listed.set(id, [...(listed.get(id) ?? []), pupil.id]);
      }
    }
    const differing = of('PersRelEleve').filter((one) => {
      const own = [...valuesIn(one, 'ENTAuxPersRelEleveEleve')].sort().join();
      return own !== (listed.get(one.id) ?? []).sort().join();
    });
    assert.equal(differing.length, 3);
  });

  test('divisions, MEF and structures exist; only a few groupes and one matière are unknown', () => {
    const structures = ids('EtabEducNat');
    const mefs = ids('MefEducNat');
    const divisions = new Set(
      of('EtabEducNat').flatMap((etab) =>
        parts(etab, 'ENTStructureClasses').map(([code]) => `${etab.id}$${code}`),
      ),
    );
    for (const pupil of of('Eleve')) {
      assert.ok(structures.has(valueIn(pupil, 'ENTPersonStructRattach')));
      assert.ok(mefs.has(valueIn(pupil, 'ENTEleveMEF')));
      for (const division of valuesIn(pupil, 'ENTEleveClasses')) assert.ok(divisions.has(division));
    }
    for (const structure of column('PersEducNat', 'ENTPersonFonctions', 0)) {
      assert.ok(structures.has(structure), structure);
    }
    const groupes = new Set(
      of('EtabEducNat').flatMap((etab) =>
        parts(etab, 'ENTStructureGroupes').map(([code]) => `${etab.id}$${code}`),
      ),
    );
    const used = new Set(of('Eleve').flatMap((pupil) => valuesIn(pupil, 'ENTEleveGroupes')));
    const missing = [...used].filter((groupe) => !groupes.has(groupe));
    assert.ok(
      missing.length > 0 && missing.length < used.size / 10,
      `${missing.length} of ${used.size}`,
    );
    const taught = new Set(column('PersEducNat', 'ENTAuxEnsClassesMatieres', 2));
    assert.deepEqual(
      [...taught].filter((code) => !ids('MatiereEducNat').has(code)),
      ['006600'],
    );
  });

  test('no groupe is larger than a room', () => {
    const sizes = new Map<string, number>();
    for (const groupe of of('Eleve').flatMap((pupil) => valuesIn(pupil, 'ENTEleveGroupes'))) {
      sizes.set(groupe, (sizes.get(groupe) ?? 0) + 1);
    }
    for (const [groupe, size] of sizes) assert.ok(size <= 50, `${groupe} ${size}`);
  });

  test('every division has a whole team and one or two professeurs principaux', () => {
    for (const etab of of('EtabEducNat')) {
      for (const [code] of parts(etab, 'ENTStructureClasses')) {
        const key = `${etab.id}$${code}`;
        const led = (name: string) =>
          of('PersEducNat').filter((one) => valuesIn(one, name).includes(key)).length;
        assert.ok(led('ENTAuxEnsClasses') >= 5, `${key} ${led('ENTAuxEnsClasses')}`);
        assert.ok([1, 2].includes(led('ENTAuxEnsClassesPrincipal')), key);
      }
    }
  });
});

describe('the quirks of real feeds', () => {
  const some = (list: readonly unknown[]) => list.length > 0;

  test('pupils have 0 to 4 relations, and every lien is met in the default region', async () => {
    const region = await makeAndRead({ structures: 12 });
    const relations = region.Eleve.map((pupil) => parts(pupil, 'ENTElevePersRelEleve'));
    const counts = new Set(relations.map(({ length }) => length));
    assert.ok([0, 1, 2, 3].every((count) => counts.has(count)) && Math.max(...counts) <= 4);
    const liens = new Set(relations.flat().map(([, lien]) => lien));
    const official = ['10', '20', '37', '38', '39', '41', '42', '43', '50', '51', '70', '90'];
    assert.deepEqual([...liens].sort(), official);
    const levels = new Set(relations.flat().map((tuple) => tuple[3]));
    assert.deepEqual([...levels].sort(), ['0', '1', '2']);
    for (const tuple of relations.flat()) assert.match(tuple.join('$'), /^\d+\$\d\d(\$[012]){4}$/);
  });

  test('some pupils have no division, some have it twice, some come with an unknown attribute', () => {
    const classes = of('Eleve').map((pupil) => valuesIn(pupil, 'ENTEleveClasses').length);
    assert.ok(classes.includes(0) && classes.includes(2));
    assert.ok(some(of('Eleve').filter((pupil) => pupil.values['ENTEleveAttributInconnu'])));
  });

  test('a parent may have children in several structures, an agent functions in several', () => {
    const home = new Map(
      of('Eleve').map((one) => [one.id, valueIn(one, 'ENTPersonStructRattach')]),
    );
    const spread = of('PersRelEleve').filter(
      (one) => new Set(valuesIn(one, 'ENTAuxPersRelEleveEleve').map((id) => home.get(id))).size > 1,
    );
    assert.ok(spread.length > 10, String(spread.length));
    const shared = of('PersEducNat').filter(
      (one) => new Set(parts(one, 'ENTPersonFonctions').map(([at]) => at)).size > 1,
    );
    assert.ok(shared.length >= 2, String(shared.length));
  });

  test('some ids pass 2^31, some functions are without object, names may lose their accents', () => {
    assert.ok(some(of('PersRelEleve').filter(({ id }) => Number(id) > 2 ** 31)));
    assert.ok(column('PersEducNat', 'ENTPersonFonctions', 1).includes('-'));
    const names = new Set(of('Eleve').map((one) => valueIn(one, 'sn')));
    const accented = surnames
      .map((name) => name.toUpperCase())
      .filter((name) => /[ÉÇÜ]/.test(name));
    assert.ok(some(accented.filter((name) => names.has(name))));
    assert.ok(some(accented.filter((name) => names.has(withoutAccents(name)))));
  });
});

describe('nothing leads to a real person', () => {
  test('phones are in the ranges kept for fiction, mails in the domains kept for examples', () => {
    const fiction = /^\+33 (6 39 98|1 99 00|2 61 91|3 53 01|4 65 71|5 36 49) \d\d \d\d$/;
    const example = /^[a-z0-9.-]+@(example\.(org|net)|[a-z-]+\.example)$/;
    const named = feedTypes
      .flatMap(of)
      .flatMap(({ values }) => Object.entries(values))
      .flatMap(([name, values]) => values.map((value) => ({ name, value })));
    const phones = named.filter(
      ({ name, value }) => /phone|mobile/i.test(name) || value.includes('+'),
    );
    const mails = named.filter(({ name, value }) => /mail/i.test(name) || value.includes('@'));
    assert.ok(phones.length > 1000 && mails.length > 1000);
    for (const { value } of phones) assert.match(value, fiction);
    for (const { value } of mails) assert.match(value, example);
  });

  test('UAI are 099xxxx, which no school has', () => {
    for (const etab of of('EtabEducNat'))
      assert.match(valueIn(etab, 'ENTStructureUAI'), /^099\d{4}[A-Z]$/);
  });

  test('no two agents have the same academic address', () => {
    const mails = of('PersEducNat').map((agent) => valueIn(agent, 'mail'));
    assert.equal(new Set(mails).size, mails.length);
  });
});

describe('families hold together', () => {
  test('ages match the divisions of the school year 2026-2027', () => {
    const born: Record<string, number> = {
      '6EME': 2015,
      '5EME': 2014,
      '4EME': 2013,
      '3EME': 2012,
      '2NDE': 2011,
    };
    for (const pupil of of('Eleve')) {
      const year = born[valueIn(pupil, 'ENTEleveNivFormation')];
      if (!year) continue;
      const own = Number(valueIn(pupil, 'ENTPersonDateNaissance').slice(-4));
      assert.ok(own === year || own === year - 1, `${pupil.id} ${own} ${year}`);
    }
  });

  test('brothers and sisters have different given names and are twins or nine months apart', () => {
    const pupils = new Map(of('Eleve').map((one) => [one.id, one]));
    const dayOf = (one: ReadRecord) => {
      const [day, month, year] = valueIn(one, 'ENTPersonDateNaissance').split('/').map(Number);
      return Date.UTC(year ?? 0, (month ?? 0) - 1, day) / 86_400_000;
    };
    let pairs = 0;
    for (const mother of of('PersRelEleve').filter(
      (one) => valueIn(one, 'personalTitle') === 'Mme',
    )) {
      const children = valuesIn(mother, 'ENTAuxPersRelEleveEleve').flatMap(
        (id) => pupils.get(id) ?? [],
      );
      const own = children.filter((child) =>
        parts(child, 'ENTElevePersRelEleve').some(
          ([id, lien]) => id === mother.id && lien === '10',
        ),
      );
      for (const one of own) {
        for (const other of own) {
          if (one.id >= other.id) continue;
          pairs += 1;
          assert.notEqual(valueIn(one, 'givenName'), valueIn(other, 'givenName'));
          const apart = Math.abs(dayOf(one) - dayOf(other));
          assert.ok(apart === 0 || apart > 270, `${one.id} ${other.id} ${apart}`);
        }
      }
    }
    assert.ok(pairs > 50, String(pairs));
  });

  test('there are about one and a half parents to a pupil', () => {
    const ratio = of('PersRelEleve').length / of('Eleve').length;
    assert.ok(ratio > 1.4 && ratio < 1.75, String(ratio));
  });
});
