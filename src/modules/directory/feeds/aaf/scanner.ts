import { latin1Entities } from './entities.ts';

/** A start tag; `label` is its `name` attribute, the only one besides `operation` that AAF has. */
export interface Tag {
  name: string;
  label: string | undefined;
  selfClosing: boolean;
  newlines: number;
}

/** Who hears what is read. `content` comes whole: one call a run of text, its entities decoded. */
export interface Listener {
  open(tag: Tag): void;
  close(name: string): void;
  content(text: string): void;
  comment(text: string): void;
}

/** What is not well-formed, or not allowed here; the scanner's `line` says where. */
export class Malformed extends Error {
  override name = 'Malformed';
}

const LONGEST = 65_536;
const TAGS_KEPT = 500;

// What XML 1.0 §2.2 forbids, and what needs a closer look.
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const UNUSUAL = /[&\]\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const FORBIDDEN = /\]\]>|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const FORBIDDEN_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const DECLARATION =
  /^\s+version\s*=\s*(["'])1\.[0-9]+\1(\s+encoding\s*=\s*(["'])[A-Za-z][\w.-]*\3)?(\s+standalone\s*=\s*(["'])(yes|no)\5)?\s*$/;
const DOCTYPE =
  /^\s+ficAlimMENESR(\s+(SYSTEM\s+("[^"]*"|'[^']*')|PUBLIC\s+("[^"]*"|'[^']*')\s+("[^"]*"|'[^']*')))?\s*$/;
const START = /^([A-Za-z]+)((?:\s+[A-Za-z]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)$/;
const ATTRIBUTE = /\s+([A-Za-z]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g;

/**
 * A scanner for the small part of XML 1.0 that the AAF envelope needs, four times as fast as a general parser. It
 * is stricter than XML: no internal subset, no processing instruction, no `>` in a tag's values, no run of text,
 * tag or comment over 64 Ki characters. Throws `Malformed`. The pieces' borders do not matter.
 */
export class Scanner {
  readonly #listener: Listener;
  readonly #tags = new Map<string, Tag>();
  #rest = '';
  #isStart = true;
  #hasDoctype = false;
  /** Line of what is being read, from 1. */
  line = 1;
  /** Open elements; the listener keeps their names. */
  depth = 0;
  hasRoot = false;

  constructor(listener: Listener) {
    this.#listener = listener;
  }

  /** Reads on as far as what is here is whole. */
  write(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const next = this.#step(text, at);
      if (next === -1) break;
      at = next;
    }
    if (text.length - at > LONGEST + 16) throw new Malformed('valeur démesurée');
    this.#rest = text.slice(at);
  }

  /** Nothing comes any more. */
  end(): void {
    this.line += newlines(this.#rest);
    if (this.#rest.trim() !== '' || this.depth > 0) throw new Malformed('fichier tronqué');
    if (!this.hasRoot) throw new Malformed('aucun élément ficAlimMENESR');
  }

  /** Reads one run of text or one piece of markup; -1 when it is not all here yet. */
  #step(text: string, at: number): number {
    const mark = text.indexOf('<', at);
    if (mark === -1) return -1;
    if (mark > at) {
      this.#text(text.slice(at, mark));
      return mark;
    }
    switch (text.charCodeAt(at + 1)) {
      case 0x2f:
        return this.#until(text, at, 2, '>', (name) => this.#close(name));
      case 0x21:
        return this.#special(text, at);
      case 0x3f:
        return this.#until(text, at, 2, '?>', (instruction) => this.#declaration(instruction));
      default:
        return this.#until(text, at, 1, '>', (tag) => this.#open(tag));
    }
  }

  #until(
    text: string,
    at: number,
    skip: number,
    end: string,
    take: (inside: string) => void,
  ): number {
    const stop = text.indexOf(end, at + skip);
    if (stop === -1) return -1;
    if (stop - at > LONGEST) throw new Malformed('valeur démesurée');
    take(text.slice(at + skip, stop));
    this.#isStart = false;
    return stop + end.length;
  }

  #special(text: string, at: number): number {
    const head = text.slice(at, at + 9);
    if (head.startsWith('<!--'))
      return this.#until(text, at, 4, '-->', (inside) => this.#comment(inside));
    if (head === '<![CDATA[')
      return this.#until(text, at, 9, ']]>', (inside) => this.#cdata(inside));
    if (head === '<!DOCTYPE')
      return this.#until(text, at, 9, '>', (inside) => this.#doctype(inside));
    if (['<!--', '<![CDATA[', '<!DOCTYPE'].some((whole) => whole.startsWith(head))) return -1;
    throw new Malformed('déclaration interdite');
  }

  #text(text: string): void {
    if (text === '\n') {
      this.line += 1;
      return;
    }
    if (text.length > LONGEST) throw new Malformed('valeur démesurée');
    if (this.depth === 0) {
      if (text.trim() !== '' || this.#isStart) this.#outside(text);
    } else if (UNUSUAL.test(text)) {
      if (FORBIDDEN.test(text)) throw new Malformed('caractère interdit');
      this.#listener.content(decoded(text));
    } else this.#listener.content(text);
    this.#isStart = false;
    this.line += newlines(text);
  }

  #outside(text: string): void {
    if (text.trim() !== '') throw new Malformed(`texte hors de la racine`);
  }

  #open(inside: string): void {
    let tag = this.#tags.get(inside);
    if (tag === undefined) {
      tag = startTag(inside);
      // A copy: a slice would keep its whole piece of the file in memory.
      if (this.#tags.size < TAGS_KEPT) this.#tags.set(Buffer.from(inside).toString(), tag);
    }
    if (this.depth === 0 && this.hasRoot) throw new Malformed('deux racines');
    this.hasRoot = true;
    this.depth += 1;
    this.#listener.open(tag);
    this.line += tag.newlines;
    if (tag.selfClosing) {
      this.depth -= 1;
      this.#listener.close(tag.name);
    }
  }

  #close(inside: string): void {
    const name = inside.trimEnd();
    if (this.depth === 0) throw new Malformed('balise fermante inattendue');
    this.depth -= 1;
    this.#listener.close(name);
    if (name.length !== inside.length) this.line += newlines(inside);
  }

  #comment(inside: string): void {
    if (inside.includes('--') || inside.endsWith('-')) throw new Malformed('commentaire mal formé');
    if (FORBIDDEN_CHARACTER.test(inside)) throw new Malformed('caractère interdit');
    this.#listener.comment(inside);
    this.line += newlines(inside);
  }

  #cdata(inside: string): void {
    if (this.depth === 0) throw new Malformed('texte hors de la racine');
    if (FORBIDDEN_CHARACTER.test(inside)) throw new Malformed('caractère interdit');
    this.#listener.content(inside);
    this.line += newlines(inside);
  }

  #doctype(inside: string): void {
    if (/[<[]|ENTITY/.test(inside))
      throw new Malformed('DTD interne ou déclaration d’entité interdite');
    if (this.hasRoot || this.#hasDoctype || !DOCTYPE.test(inside))
      throw new Malformed('DOCTYPE inattendu');
    this.#hasDoctype = true;
    this.line += newlines(inside);
  }

  #declaration(inside: string): void {
    if (!this.#isStart || !inside.startsWith('xml'))
      throw new Malformed('instruction de traitement inattendue');
    if (!DECLARATION.test(inside.slice(3))) throw new Malformed('déclaration XML mal formée');
    this.line += newlines(inside);
  }
}

function startTag(inside: string): Tag {
  const [, name, attributes = '', slash] = START.exec(inside) ?? [];
  if (name === undefined) throw new Malformed('balise mal formée');
  const seen = new Map<string, string>();
  for (const [, attribute = '', quoted, single] of attributes.matchAll(ATTRIBUTE)) {
    const value = quoted ?? single ?? '';
    if (seen.has(attribute)) throw new Malformed('attribut répété dans une balise');
    if (FORBIDDEN_CHARACTER.test(value)) throw new Malformed('caractère interdit');
    seen.set(attribute, Buffer.from(decoded(value)).toString());
  }
  const copy = Buffer.from(name).toString();
  return {
    name: copy,
    label: seen.get('name'),
    selfClosing: slash === '/',
    newlines: newlines(inside),
  };
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const predefined: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&<\s]{1,32};)?/g, (_whole, reference: string | undefined) => {
    if (reference === undefined) throw new Malformed('« & » isolé');
    const name = reference.slice(0, -1);
    if (name.startsWith('#')) return numbered(name);
    const known = Object.hasOwn(predefined, name) ? predefined[name] : undefined;
    const character =
      known ?? (Object.hasOwn(latin1Entities, name) ? latin1Entities[name] : undefined);
    if (character === undefined) throw new Malformed(`entité « ${name} » inconnue`);
    return character;
  });
}

function numbered(name: string): string {
  const code = /^#x[0-9a-fA-F]+$/.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#[0-9]+$/.test(name)
      ? Number.parseInt(name.slice(1), 10)
      : Number.NaN;
  const allowed =
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  if (!allowed) throw new Malformed(`référence « &${name}; » interdite`);
  return String.fromCodePoint(code);
}
