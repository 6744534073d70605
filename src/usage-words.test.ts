import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArgs } from 'node:util';
import { usageWords } from './usage-words.ts';

const said = (...args: string[]): string | undefined => {
  try {
    parseArgs({
      args,
      options: {
        given: { type: 'string', short: 'g' },
        json: { type: 'boolean', short: 'j' },
        family: { type: 'string' },
      },
    });
    return 'nothing was wrong';
  } catch (error) {
    return usageWords(error);
  }
};

test('every way to be wrong on a command line is said in French, with the word that is wrong', () => {
  assert.equal(said('--frob'), 'Option inconnue : --frob.');
  assert.equal(said('--frob=1'), 'Option inconnue : --frob.');
  assert.equal(said('-x'), 'Option inconnue : -x.');
  assert.equal(said('--no-json'), 'Option inconnue : --no-json.');
  assert.equal(said('--family'), 'Il manque une valeur après --family.');
  assert.equal(said('--given'), 'Il manque une valeur après --given.');
  assert.equal(said('-g'), 'Il manque une valeur après --given.');
  assert.equal(
    said('--given', '--json'),
    'Il manque une valeur après --given. Si elle commence par un tiret, écrivez --given=-valeur.',
  );
  assert.equal(said('--json=1'), 'L’option --json ne prend pas de valeur.');
  assert.equal(said('école'), '« école » est de trop : cette commande ne prend que des options.');
  assert.equal(said('l’été'), '« l’été » est de trop : cette commande ne prend que des options.');
});

test('another error is left to others', () => {
  assert.equal(usageWords(new Error('x')), undefined);
  assert.equal(usageWords({ code: 'ERR_PARSE_ARGS_UNKNOWN_OPTION' }), undefined);
  assert.equal(usageWords(Object.assign(new Error('x'), { code: 'ENOENT' })), undefined);
});
