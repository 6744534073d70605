import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dispositionOf, endingOf, fitName, withEnding } from './file-name.ts';

test('a name is what a person would read: no path, no trap', () => {
  for (const [given, fit] of [
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\moi\\Bulletin.pdf', 'Bulletin.pdf'],
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['.htaccess', 'htaccess'],
    ['  a\r\nSet-Cookie: x.txt  ', 'aSet-Cookie x.txt'],
    ['...', 'fichier'],
    ['', 'fichier'],
    ['e\u0301te\u0301.txt', 'été.txt'],
    [`${'a'.repeat(400)}.odt`, `${'a'.repeat(150)}.odt`],
  ] as const)
    assert.equal(fitName(given), fit);
});

test('any name fits the column and the header, and fits once for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (given) => {
      const name = fitName(given);
      assert.ok(name.length >= 1 && [...name].length <= 160, name);
      assert.ok(!/[/\\\p{Cc}"]/u.test(name));
      assert.equal(fitName(name), name);
      assert.equal(endingOf(withEnding(name, 'pdf')), 'pdf');
      const header = dispositionOf('attachment', name);
      assert.match(
        header,
        /^attachment; filename="[ -!#-~]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/,
      );
      assert.equal(decodeURIComponent(header.split("UTF-8''")[1] ?? ''), name);
    }),
    { numRuns: 2_000 },
  );
});

test('a name is written for old browsers and for new ones', () => {
  assert.equal(
    dispositionOf('attachment', "L'été (3e B).pdf"),
    `attachment; filename="Lete (3e B).pdf"; filename*=UTF-8''L%27%C3%A9t%C3%A9%20%283e%20B%29.pdf`,
  );
  assert.match(dispositionOf('inline', '学校.webp'), /^inline; filename="fichier\.webp"; /);
});
