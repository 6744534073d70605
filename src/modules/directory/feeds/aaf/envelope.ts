import { type SaxesOptions, SaxesParser } from 'saxes';
import { FeedRefused } from '../feed.ts';
import { latin1Entities } from './entities.ts';

/** One request of the envelope as it stands in the file; `values` holds no empty value, an attribute may have none. */
export interface RawRecord {
  request: 'addRequest' | 'modifyRequest' | 'deleteRequest';
  /** Where the request starts, from 1. */
  line: number;
  /** The operational attribute: `Eleve`, `MatEducNat`… */
  category: string;
  id: string;
  values: Map<string, readonly string[]>;
}

/** `name="value"` pairs of the comments before the first request: versionAF, codeAcademieExport, degre… */
export type Header = Map<string, string>;

/** Longest text, attribute or comment; most values in an attribute; most attributes and characters in a record. */
export const limits = {
  text: 65_536,
  values: 20_000,
  attributes: 1_000,
  record: 4_194_304,
  silence: 1_048_576,
};

// What may stand inside what (ficAlimMENESR.dtd); `''` is the document.
const children: Record<string, readonly string[]> = {
  '': ['ficAlimMENESR'],
  ficAlimMENESR: ['addRequest', 'modifyRequest', 'deleteRequest'],
  addRequest: ['operationalAttributes', 'identifier', 'attributes'],
  modifyRequest: ['operationalAttributes', 'identifier', 'modifications'],
  deleteRequest: ['operationalAttributes', 'identifier'],
  operationalAttributes: ['attr'],
  attributes: ['attr'],
  modifications: ['modification'],
  attr: ['value'],
  modification: ['value'],
  identifier: ['id'],
  value: [],
  id: [],
};
const DOCTYPE =
  /^\s*ficAlimMENESR\s*(\s(SYSTEM\s*("[^"<]*"|'[^'<]*')|PUBLIC\s*("[^"<]*"|'[^'<]*')\s*("[^"<]*"|'[^'<]*')))?\s*$/;
const PAIR = /([A-Za-z]+)\s*=\s*"([^"]*)"/g;
const NOTHING: readonly string[] = [];

type Options = SaxesOptions & { xmlns: false };

/**
 * The envelope of one file, fed text in any pieces. Anything that the DTD does not allow, any trick with a DTD and
 * any value out of measure throws `FeedRefused` with the line; entities are never declared nor fetched.
 */
export class Envelope {
  readonly header: Header = new Map();
  /** Complete requests since the last `taken`. */
  #records: RawRecord[] = [];
  readonly #parser: SaxesParser<Options>;
  readonly #path: string[] = [''];
  #record: RawRecord | undefined;
  #name = '';
  #list: string[] = [];
  #text = '';
  #recordSize = 0;
  #silence = 0;
  #begun = false;

  constructor() {
    const parser = new SaxesParser<Options>({ xmlns: false });
    Object.assign(parser.ENTITIES, latin1Entities);
    parser.on('error', (error) => this.#refuse(`XML mal formé (${error.message})`));
    parser.on('doctype', (doctype) => this.#doctype(doctype));
    parser.on('processinginstruction', () => this.#refuse('instruction de traitement inattendue'));
    parser.on('comment', (comment) => this.#comment(comment));
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    parser.on('closetag', ({ name }) => this.#close(name));
    parser.on('text', (text) => this.#content(text));
    parser.on('cdata', (text) => this.#content(text));
    this.#parser = parser;
  }

  /** Reads on, and gives the requests that are now complete. */
  write(text: string): RawRecord[] {
    this.#silence += text.length;
    this.#parser.write(text);
    if (this.#silence > limits.silence) this.#refuse('valeur démesurée');
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** The file ends here: it must be complete. */
  end(): void {
    this.#parser.close();
  }

  /** Line of the character being read, from 1. */
  get line(): number {
    return this.#parser.line;
  }

  #refuse(reason: string): never {
    const clean = reason.replace(/^(XML mal formé \()\d+:\d+: /, '$1');
    throw new FeedRefused(clean, null, this.#parser.line);
  }

  #doctype(doctype: string): void {
    this.#silence = 0;
    if (/<!|\[/.test(doctype)) this.#refuse('DTD interne ou déclaration d’entité interdite');
    if (!DOCTYPE.test(doctype)) this.#refuse('DOCTYPE inattendu');
  }

  #comment(comment: string): void {
    this.#silence = 0;
    if (comment.length > limits.text) this.#refuse('commentaire démesuré');
    if (this.#begun) return;
    for (const [, name, value] of comment.matchAll(PAIR)) {
      if (name !== undefined && value !== undefined) this.header.set(name, value.trim());
    }
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#silence = 0;
    const parent = this.#path[this.#path.length - 1] ?? '';
    if (children[parent]?.includes(name) !== true) {
      this.#refuse(parent === '' ? 'la racine n’est pas ficAlimMENESR' : 'élément inattendu');
    }
    this.#path.push(name);
    if (name === 'value' || name === 'id') {
      this.#text = '';
    } else if (name === 'attr' || name === 'modification') {
      this.#list = [];
      const label = attributes['name'];
      if (label === undefined || label === '' || label.length > 200)
        this.#refuse('attribut sans nom');
      this.#name = label;
    } else if (parent === 'ficAlimMENESR') {
      this.#begun = true;
      this.#recordSize = 0;
      this.#record = {
        request: name as RawRecord['request'],
        line: this.#parser.line,
        category: '',
        id: '',
        values: new Map(),
      };
    }
  }

  #content(text: string): void {
    this.#silence = 0;
    if (text.length > limits.text) this.#refuse('valeur démesurée');
    const element = this.#path[this.#path.length - 1];
    if (element === 'value' || element === 'id') {
      this.#text += text;
      this.#recordSize += text.length;
      if (this.#text.length > limits.text) this.#refuse('valeur démesurée');
      if (this.#recordSize > limits.record) this.#refuse('fiche démesurée');
    } else if (text.trim() !== '') {
      this.#refuse('texte inattendu hors d’une valeur');
    }
  }

  #close(name: string): void {
    this.#silence = 0;
    this.#path.pop();
    const record = this.#record;
    if (record === undefined) return;
    if (name === 'value') {
      const value = cleaned(this.#text);
      if (value !== '') this.#list.push(value);
      if (this.#list.length > limits.values) this.#refuse('trop de valeurs pour un attribut');
    } else if (name === 'attr' || name === 'modification') {
      this.#closeAttribute(record);
    } else if (name === 'id') {
      record.id = cleaned(this.#text);
    } else if (name === record.request) {
      this.#records.push(record);
      this.#record = undefined;
    }
  }

  #closeAttribute(record: RawRecord): void {
    if (this.#path[this.#path.length - 1] === 'operationalAttributes') {
      record.category = this.#list[0] ?? '';
      return;
    }
    const before = record.values.get(this.#name);
    const list = this.#list.length === 0 ? NOTHING : this.#list;
    record.values.set(
      this.#name,
      before === undefined || before.length === 0 ? list : [...before, ...list],
    );
    if (record.values.size > limits.attributes) this.#refuse('trop d’attributs dans une fiche');
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const UNWANTED = /[\u0000-\u001f\u007f-\u009f]|[^\u0000-\u00ff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/g;

function cleaned(value: string): string {
  return UNWANTED.test(value) ? value.replace(CONTROLS, ' ').normalize('NFC').trim() : value.trim();
}
