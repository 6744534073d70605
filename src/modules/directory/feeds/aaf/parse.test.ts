import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { FeedRefused } from '../feed.ts';
import { latin1Entities } from './entities.ts';
import type { RawRecord } from './envelope.ts';
import { parse } from './parse.ts';
import { addRequest, fileOf } from './samples/sample-feed.ts';

const chunks = async function* (bytes: Uint8Array, sizes: readonly number[] = [65_536]) {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    yield bytes.subarray(at, at + size);
    at += size;
  }
};

async function read(content: string | Uint8Array, sizes?: readonly number[]) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const records: RawRecord[] = [];
  let header = new Map<string, string>();
  for await (const parsed of parse(chunks(bytes, sizes), 'x.xml')) {
    records.push(...parsed.records);
    header = parsed.header;
  }
  return { records, header };
}

const named = (content: string) => addRequest('Eleve', '1', { sn: content });
const firstName = async (content: string | Uint8Array) =>
  (await read(content)).records[0]?.values.get('sn')?.[0];

const refusal = async (content: string | Uint8Array): Promise<FeedRefused> => {
  try {
    await read(content, [7]);
  } catch (error) {
    assert.ok(error instanceof FeedRefused, String(error));
    assert.equal(error.file, 'x.xml');
    return error;
  }
  return assert.fail('it was accepted');
};

test('a record keeps its line, its values without the empty ones, and the header its comments', async () => {
  const { records, header } = await read(
    fileOf([addRequest('Eleve', '42', { sn: 'É', ENTEleveGroupes: ['a', '', 'b'], mail: '' })]),
  );
  assert.equal(records.length, 1);
  const [record] = records as [RawRecord];
  assert.deepEqual(
    [record.request, record.line, record.category, record.id],
    ['addRequest', 7, 'Eleve', '42'],
  );
  assert.deepEqual(record.values.get('ENTEleveGroupes'), ['a', 'b']);
  assert.deepEqual(record.values.get('mail'), []);
  assert.equal(header.get('codeAcademieExport'), '99');
});

test('the five entities, Latin-1 names and numbers are read; CDATA too', async () => {
  const body = (text: string) => fileOf([named('@@').replace('@@', text)]);
  assert.equal(
    await firstName(body('D&apos;&Eacute;t&eacute; &amp; &#233;&#xE9; &oelig;')),
    "D'Été & éé œ",
  );
  assert.equal(await firstName(body('a<![CDATA[<b>]]>c')), 'a<b>c');
  assert.equal(await firstName(body('a<!-- non -->c')), 'ac');
});

const declared = (encoding: string) => fileOf([named('NOËL €')]).replace('UTF-8', encoding);

test('each declared encoding is honoured', async () => {
  const euro = (text: string, byte: number) =>
    Buffer.from(text.replace('€', '\u0000'), 'latin1').map((code) => (code === 0 ? byte : code));
  assert.equal(await firstName(declared('UTF-8')), 'NOËL €');
  assert.equal(await firstName(`\ufeff${declared('utf-8')}`), 'NOËL €');
  assert.equal(await firstName(euro(declared('ISO-8859-15'), 0xa4)), 'NOËL €');
  assert.equal(await firstName(euro(declared('iso-8859-1'), 0x80)), 'NOËL €');
  assert.equal(await firstName(euro(declared('windows-1252'), 0x80)), 'NOËL €');
});

test('without a declaration UTF-8 is tried, then ISO-8859-15', async () => {
  const bare = declared('UTF-8').replace(/^<\?xml.*\n/, '');
  assert.equal(await firstName(bare), 'NOËL €');
  const latin = Buffer.from(bare.replace('€', '\u00a4'), 'latin1');
  assert.equal(await firstName(latin), 'NOËL €');
});

test('bytes that the encoding does not know, and encodings that nobody uses, are refused', async () => {
  const latin = Buffer.from(fileOf([named('NOËL')]), 'latin1');
  assert.match((await refusal(latin)).message, /utf-8 valide/);
  assert.match((await refusal(declared('EBCDIC-FR'))).message, /encodage/);
  assert.match(
    (await refusal(Buffer.from(declared('UTF-16'), 'utf16le'))).message,
    /UTF-16|mal formé|encodage|racine|texte/,
  );
});

const whole = fileOf([named('A'), named('B')]);
const doctype = '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">';
const refusals: Record<string, [content: string, reason: RegExp, line?: number]> = {
  'an empty file': ['', /vide/, 1],
  'white space alone': [' \n\n ', /aucun élément/, 3],
  'a truncated file': [whole.slice(0, -60), /tronqué/],
  'a file truncated in a tag': [whole.slice(0, whole.lastIndexOf('</ficAlim') + 5), /tronqué/],
  'another root': [whole.replaceAll('ficAlimMENESR>', 'autre>'), /racine/, 3],
  'an internal entity': [
    whole.replace(doctype, '<!DOCTYPE ficAlimMENESR [<!ENTITY a "b">]>'),
    /DTD interne/,
    2,
  ],
  'a billion laughs': [
    whole
      .replace(doctype, '<!DOCTYPE ficAlimMENESR [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>')
      .replace('>A<', '>&b;<'),
    /DTD interne/,
    2,
  ],
  'an external entity': [
    whole.replace(doctype, '<!DOCTYPE ficAlimMENESR [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    /DTD interne/,
    2,
  ],
  'a parameter entity': [
    whole.replace(doctype, '<!DOCTYPE ficAlimMENESR [<!ENTITY % a "b"> %a;]>'),
    /DTD interne/,
    2,
  ],
  'a doctype of something else': [whole.replace('DOCTYPE ficAlim', 'DOCTYPE html'), /DOCTYPE/, 2],
  'a stray ENTITY': [whole.replace(doctype, '<!ENTITY a "b">'), /interdite/, 2],
  'an entity nobody declared': [whole.replace('>A<', '>&bombe;<'), /bombe/],
  'a bare ampersand': [whole.replace('>A<', '>A & B<'), /isolé/],
  'a forbidden character reference': [whole.replace('>A<', '>&#0;<'), /interdite/],
  'a forbidden character': [whole.replace('>A<', '>\u0001<'), /caractère interdit/],
  'tags that cross': [whole.replace('</value></attr>', '</attr></value>'), /fermante/],
  'an element the DTD does not have': [
    whole.replace('<identifier>', '<b/><identifier>'),
    /inattendu/,
  ],
  'text between elements': [whole.replace('<identifier>', 'oups<identifier>'), /hors d’une valeur/],
  'an attribute without a name': [whole.replace('<attr name="sn">', '<attr>'), /sans nom/],
  'text after the root': [`${whole}suite`, /tronqué|hors de la racine/],
  'a second root': [`${whole}<ficAlimMENESR></ficAlimMENESR>`, /deux racines/],
  'a processing instruction': [
    whole.replace('<ficAlim', '<?php oups ?>\n<ficAlim'),
    /instruction/,
    3,
  ],
  'a value out of measure': [whole.replace('>A<', `>${'A'.repeat(70_000)}<`), /démesurée/],
  'a value that never ends': [
    `${whole.slice(0, whole.indexOf('>A<') + 1)}${'A'.repeat(200_000)}`,
    /démesurée/,
  ],
  'a tag that never ends': [
    `${whole.slice(0, whole.indexOf('<attr name="sn"'))}<attr name="${'s'.repeat(200_000)}`,
    /démesurée/,
  ],
  'too many attributes': [
    whole.replace(
      '<attributes>',
      `<attributes>${Array.from({ length: 1001 }, (_, at) => `<attr name="a${at}"><value/></attr>`).join('')}`,
    ),
    /trop d’attributs/,
  ],
};

for (const [what, [content, reason, line]] of Object.entries(refusals)) {
  test(`${what} is refused, with its line`, async () => {
    const refused = await refusal(content);
    assert.match(refused.message, reason);
    assert.equal(typeof refused.line, 'number');
    if (line !== undefined) assert.equal(refused.line, line);
  });
}

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'ABC xyz$-\'"&<>]éÉçœ€Ÿ\n', ']]'),
    fc.integer({ min: 0xa1, max: 0xff }).map((code) => String.fromCharCode(code)),
  ),
  maxLength: 40,
});
const requests = fc.array(
  fc.record({
    id: fc.stringMatching(/^[1-9][0-9]{0,11}$/),
    values: fc.dictionary(fc.stringMatching(/^[A-Za-z]{1,20}$/), fc.array(text, { maxLength: 4 }), {
      maxKeys: 6,
    }),
  }),
  { maxLength: 5 },
);
const latin9 = new Map(
  [...'€ŠšŽžŒœŸ'].map((sign, at) => [sign, '\xa4\xa6\xa8\xb4\xb8\xbc\xbd\xbe'[at] as string]),
);
const encoders: Record<string, (file: string) => Uint8Array> = {
  'UTF-8': (file) => Buffer.from(file),
  'UTF-8 with a BOM': (file) => Buffer.from(`\ufeff${file}`),
  'UTF-8 undeclared': (file) => Buffer.from(file.replace(/^<\?xml.*\n/, '\n')),
  'ISO-8859-15': (file) =>
    Buffer.from(
      file
        .replace('UTF-8', 'ISO-8859-15')
        .replace(
          /[\xa4\xa6\xa8\xb4\xb8\xbc-\xbe€ŠšŽžŒœŸ]/g,
          (sign) => latin9.get(sign) ?? `&#${sign.charCodeAt(0)};`,
        ),
      'latin1',
    ),
  'ASCII and numbers': (file) =>
    Buffer.from(
      file.replace(/[\u0080-\uffff]/g, (sign) => `&#${sign.charCodeAt(0)};`),
      'latin1',
    ),
};

test('chunk borders and encoding change nothing to what is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      requests,
      fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...Object.keys(encoders)),
      async (list, sizes, encoding) => {
        const file = fileOf(list.map(({ id, values }) => addRequest('Eleve', id, values)));
        const expected = await read(file);
        const actual = await read(
          (encoders[encoding] as (file: string) => Uint8Array)(file),
          sizes,
        );
        assert.deepEqual(actual.records, expected.records);
        assert.equal(expected.records.length, list.length);
        const first = list[0];
        if (first !== undefined) assert.equal(expected.records[0]?.id, first.id);
      },
    ),
    { numRuns: 150 },
  );
});

/** What a general parser finds: the ids and the values, or nothing when it refuses. */
function oracle(file: string): unknown[] | undefined {
  const parser = new SaxesParser({});
  Object.assign(parser.ENTITIES, latin1Entities);
  const found: string[] = [];
  let inValue = false;
  let content = '';
  let failed = false;
  parser.on('error', () => {
    failed = true;
  });
  parser.on('opentag', ({ name }) => {
    inValue = name === 'value' || name === 'id';
    content = '';
  });
  for (const kind of ['text', 'cdata'] as const) {
    parser.on(kind, (more) => {
      if (inValue) content += more;
    });
  }
  parser.on('closetag', ({ name }) => {
    if (name === 'value' || name === 'id') found.push(content.replace(/\s+/g, ' ').trim());
    inValue = false;
  });
  parser.write(file).close();
  return failed ? undefined : found.filter((value) => value !== '');
}

test('the scanner never takes what a general parser refuses, and finds the same values', async () => {
  const cut = fc.record({
    list: requests,
    at: fc.nat(),
    length: fc.nat({ max: 3 }),
    insert: fc.constantFrom(
      '',
      '<',
      '>',
      '&',
      '"',
      '/',
      'x',
      '<!--',
      '-->',
      ']]>',
      '<value>',
      '</value>',
      '&eacute;',
    ),
  });
  await fc.assert(
    fc.asyncProperty(cut, async ({ list, at, length, insert }) => {
      const whole = fileOf(list.map(({ id, values }) => addRequest('Eleve', id, values)));
      const place = at % (whole.length + 1);
      const file = whole.slice(0, place) + insert + whole.slice(place + length);
      const expected = oracle(file);
      let actual: unknown[] | undefined;
      try {
        actual = (await read(file)).records.flatMap(({ category, id, values }) => [
          category,
          id,
          ...[...values.values()].flat(),
        ]);
      } catch (error) {
        assert.ok(error instanceof FeedRefused);
      }
      if (actual === undefined) return;
      assert.ok(expected !== undefined, 'the general parser refuses it');
      const flat = (values: unknown[]) =>
        values
          .map((value) => String(value).replace(/\s+/g, ' '))
          .filter((value) => value !== '')
          .sort();
      assert.deepEqual(flat(actual), flat(expected));
    }),
    { numRuns: 400 },
  );
});
