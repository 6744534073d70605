import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { DivisionPage } from '#contracts/directory';
import type { Today } from '#contracts/portal';
import { readClientAssets } from '../../src/commands/build/client-assets.ts';
import { firstLoadBar, weighFirstLoad } from '../../src/commands/build/first-load.ts';
import { buildIfStale } from '../../src/commands/build.ts';
import type { Page } from '../../src/web/page.ts';
import { pages } from '../gallery/fixtures/pages.ts';

const dist = join(import.meta.dirname, '../../dist');
let render: (page: Page & { nonce: string }) => string;
before(async () => {
  await buildIfStale();
  render = (await import(join(dist, 'render/render.js'))).render;
});

/** The only answer on a page. */
const answerIn = <Reply>({ answers: [answer] }: Page): Reply => answer?.reply as Reply;

for (const [name, page] of Object.entries(pages)) {
  test(`${name}: the whole page is there without script, and keeps to the strictest policy`, () => {
    const html = render({ ...page, nonce: 'N0nce' });
    assert.equal(html.match(/<h1/g)?.length, 1);
    assert.doesNotMatch(html, /\sstyle="|<style|\son[a-z]+="/);
    for (const script of html.match(/<script[^>]*>/g) ?? []) assert.match(script, /nonce="N0nce"/);
    assert.match(html, /<title>[^<]+ · [^<]+<\/title>/);
    assert.doesNotMatch(html, /undefined|\[object Object\]|NaN/);
  });
}

test('a name that tries to leave its place stays a name, in the HTML and in the JSON', () => {
  const hostile = '</script><script>alert(1)</script><!--\u2028"\'&';
  const page = structuredClone(pages['classe']) as Page;
  const [first] = answerIn<DivisionPage>(page).pupils;
  assert.ok(first);
  first.familyName = hostile;
  page.me.person.displayName = hostile;
  page.brand.name = hostile;
  const html = render({ ...page, nonce: 'N' });
  assert.equal(html.match(/<script/g)?.length, 2);
  assert.doesNotMatch(html, /<!--\u2028|alert\(1\)<\/script><!/);
  const json = /<script type="application\/json"[^>]*>([^<]*)<\/script>/.exec(html)?.[1] ?? '';
  assert.equal(JSON.parse(json).answers[0].reply.pupils[0].familyName, hostile);
});

test('each profile reads its own in the first HTML', () => {
  const textOf = (name: string) =>
    render({ ...(pages[name] as Page), nonce: 'N' }).replace(
      /<script type="application[\s\S]*/,
      '',
    );
  assert.match(textOf('eleve'), /5eB/);
  assert.match(textOf('eleve'), /Professeure principale/);
  assert.match(textOf('parent'), /Léa[\s\S]*En 5eB[\s\S]*Hugo[\s\S]*En 2de 3/);
  assert.match(textOf('enseignante'), /Hoarau<\/b> Maëlle/);
  assert.match(textOf('principal'), /412[\s\S]*Sixième/);
  assert.match(textOf('admin'), /2\u00a0fiches laissées de côté[\s\S]*ligne 18204/);
});

test('a widget that does not answer, or answers nonsense, leaves the rest of the page standing', () => {
  const page = structuredClone(pages['eleve']) as Page;
  const broken = {
    name: 'directory.my-school',
    title: { fr: 'École', en: 'School' },
    content: { bad: true },
  };
  answerIn<Today>(page).widgets.push(broken);
  const html = render({ ...page, nonce: 'N' });
  assert.match(html, /Professeure principale/);
  assert.match(html, /École/);
  assert.match(
    render({ ...(pages['indisponible'] as Page), nonce: 'N' }),
    /ne répond pas pour le moment/,
  );
});

test('the choices of comfort are on the page before anything is painted', () => {
  const page = structuredClone(pages['eleve']) as Page;
  page.comfort = { ...page.comfort, theme: 'dark', text: 'larger', language: 'en' };
  assert.match(
    render({ ...page, nonce: 'N' }),
    /^<!doctype html>\n<html lang="en" data-theme="dark" data-text="larger">/,
  );
});

test(`the first script of the signed-in home weighs at most ${firstLoadBar} kB`, async () => {
  const client = join(dist, 'web');
  const { files, kilobytes } = await weighFirstLoad(client, await readClientAssets(client));
  assert.ok(files.length >= 3, 'the weighing looked at too few files');
  assert.ok(kilobytes > 30 && kilobytes <= firstLoadBar, `${kilobytes.toFixed(1)} kB`);
});

test('neither zod nor a fixture reaches the browser', async () => {
  const { readdir, readFile } = await import('node:fs/promises');
  const names = (await readdir(join(dist, 'web/assets'))).filter((name) => name.endsWith('.js'));
  assert.ok(names.length >= 4);
  for (const name of names) {
    const text = await readFile(join(dist, 'web/assets', name), 'utf8');
    assert.doesNotMatch(text, /ZodObject|invalid_type|Trois-Rivières|connectionString/, name);
  }
});
