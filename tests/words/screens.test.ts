import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { source } from './catalogues.ts';

/** Names that are the same in every language. */
const names = new Set(['Préau', 'Français', 'English']);

/** Attributes that a reader sees or hears. */
const spoken = new Set([
  'alt',
  'label',
  'name',
  'note',
  'placeholder',
  'title',
  'aria-label',
  'aria-description',
  'show',
  'hide',
]);

const hasWords = (text: string) => /\p{L}{2}/u.test(text) && !names.has(text.trim());
/** An accent, an apostrophe or guillemets of French typography, or a sentence: no code has them. */
const isSentence = (text: string) => /[éèêàùçôîœÉÀ’«»]|\p{L}{2,} \p{L}{2,} \p{L}/u.test(text);

/** Words written in a screen's own code instead of its catalogue, with their lines. */
function wordsIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const note = (node: ts.Node, words: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${path}:${line + 1} ${words.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasWords(node.text)) note(node, node.text);
    const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);
    if (isText && ts.isJsxAttribute(node.parent)) {
      if (
        spoken.has(node.parent.name.getText(file)) &&
        isSpoken(node.parent, file) &&
        hasWords(node.text)
      )
        note(node, node.text);
    } else if (isText && isSentence(node.text) && !isName(node)) note(node, node.text);
    if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      if (isSentence(node.text.replaceAll(/<[^>]*>?/g, ' ')) && !isMarkup(node))
        note(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A `name` may be that of a form's field, for the server: one word without a capital. */
const isSpoken = ({ name, initializer }: ts.JsxAttribute, file: ts.SourceFile) =>
  name.getText(file) !== 'name' ||
  (initializer !== undefined &&
    ts.isStringLiteral(initializer) &&
    !/^[a-z][\w-]*$/.test(initializer.text));

/** An import, or a list of classes. */
const isName = ({ parent }: ts.Node) =>
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent) ||
  (ts.isPropertyAssignment(parent) && parent.name.getText() === 'className');

/** The attributes of an element cut in two by a hole. */
const isMarkup = (node: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail) =>
  /="[^"]*$|^[^"]*"/.test(node.text) && !/>[^<]*\p{L}{2,} \p{L}{2,}/u.test(node.text);

test('no screen has words of its own: all are in catalogues', () => {
  const screens = [
    ...globSync('**/*.tsx', { cwd: source }),
    ...globSync('modules/*/pages/*.ts', { cwd: source }),
  ].filter((path) => !path.includes('.test.'));
  console.log(`looked at ${screens.length} screens`);
  assert.ok(screens.length > 50);
  const found = screens.flatMap((path) => wordsIn(path, readFileSync(join(source, path), 'utf8')));
  assert.deepEqual(found, []);
});

test('words that are planted in a screen are found', () => {
  for (const planted of [
    '<p>Bonjour</p>',
    '<p>{x} élèves</p>',
    '<Part name="Mes classes">{x}</Part>',
    '<img alt="Une classe" />',
    '<input placeholder={`Chercher un élève`} />',
    '<p>{x ? "Aucun élève" : y}</p>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source of a screen.
    '<p>{`${n} classes vous sont confiées`}</p>',
    '<button aria-label="Fermer">×</button>',
  ])
    assert.equal(wordsIn('planted.tsx', `const a = ${planted};`).length, 1, planted);
  for (const right of [
    '<p>{say.hello}</p>',
    '<p className="small soft below">{n}, {x}</p>',
    '<input name="login" autoComplete="username" />',
    '<a href="/aide">{say.help}</a>',
    '<strong>Préau</strong>',
  ])
    assert.deepEqual(wordsIn('right.tsx', `const a = ${right};`), []);
});
