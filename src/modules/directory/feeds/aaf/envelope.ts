import { FeedRefused } from '../feed.ts';
import { type Listener, Malformed, Scanner, type Tag } from './scanner.ts';

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

/** Most values in an attribute; longest value, and most attributes and characters, in a record. */
const limits = { value: 65_536, values: 20_000, attributes: 1_000, record: 4_194_304 };

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
const PAIR = /([A-Za-z]+)\s*=\s*"([^"]*)"/g;
const NOTHING: readonly string[] = [];

/**
 * The envelope of one file, fed text in any pieces. Anything that the DTD does not allow, any trick with a DTD and
 * any value out of measure throws `FeedRefused` with the line; entities are never declared nor fetched.
 */
export class Envelope implements Listener {
  readonly header: Header = new Map();
  readonly #scanner = new Scanner(this);
  readonly #path: string[] = [];
  #element = '';
  #records: RawRecord[] = [];
  #record: RawRecord | undefined;
  #name = '';
  #list: string[] = [];
  #text = '';
  #size = 0;
  #begun = false;

  /** Reads on, and gives the requests that are now complete. */
  write(text: string): RawRecord[] {
    this.#guarded(() => this.#scanner.write(text));
    const records = this.#records;
    this.#records = [];
    return records;
  }

  /** The file ends here: it must be complete. */
  end(): void {
    this.#guarded(() => this.#scanner.end());
  }

  /** Line of what is being read, from 1. */
  get line(): number {
    return this.#scanner.line;
  }

  open(tag: Tag): void {
    const { name } = tag;
    if (children[this.#element]?.includes(name) !== true) {
      throw new Malformed(
        this.#element === '' ? 'la racine n’est pas ficAlimMENESR' : 'élément inattendu',
      );
    }
    this.#path.push(this.#element);
    this.#element = name;
    if (name === 'value' || name === 'id') this.#text = '';
    else if (name === 'attr' || name === 'modification') this.#openAttribute(tag);
    else if (this.#path.length === 2) this.#openRecord(name as RawRecord['request']);
  }

  close(name: string): void {
    if (name !== this.#element) throw new Malformed('balise fermante inattendue');
    this.#element = this.#path.pop() ?? '';
    if (name === 'value') this.#closeValue();
    else if (name === 'attr' || name === 'modification') this.#closeAttribute();
    else if (this.#record === undefined) return;
    else if (name === 'id') this.#record.id = cleaned(this.#text);
    else if (name === this.#record.request) {
      this.#records.push(this.#record);
      this.#record = undefined;
    }
  }

  content(text: string): void {
    if (this.#element !== 'value' && this.#element !== 'id') {
      if (text.trim() !== '') throw new Malformed('texte inattendu hors d’une valeur');
      return;
    }
    this.#text = this.#text === '' ? text : this.#text + text;
    this.#size += text.length;
    if (this.#text.length > limits.value) throw new Malformed('valeur démesurée');
    if (this.#size > limits.record) throw new Malformed('fiche démesurée');
  }

  comment(text: string): void {
    if (this.#begun) return;
    for (const [, name, value] of text.matchAll(PAIR)) {
      if (name !== undefined && value !== undefined) this.header.set(name, value.trim());
    }
  }

  #openAttribute({ label }: Tag): void {
    if (label === undefined || label === '' || label.length > 200)
      throw new Malformed('attribut sans nom');
    this.#list = [];
    this.#name = label;
  }

  #openRecord(request: RawRecord['request']): void {
    this.#begun = true;
    this.#size = 0;
    this.#record = { request, line: this.#scanner.line, category: '', id: '', values: new Map() };
  }

  #closeValue(): void {
    const value = cleaned(this.#text);
    if (value === '') return;
    this.#list.push(value);
    if (this.#list.length > limits.values) throw new Malformed('trop de valeurs pour un attribut');
  }

  #closeAttribute(): void {
    const record = this.#record;
    if (record === undefined) return;
    if (this.#element === 'operationalAttributes') {
      record.category = this.#list[0] ?? '';
      return;
    }
    const list = this.#list.length === 0 ? NOTHING : this.#list;
    const before = record.values.get(this.#name);
    const all = before === undefined || before.length === 0 ? list : [...before, ...list];
    if (all.length > limits.values) throw new Malformed('trop de valeurs pour un attribut');
    record.values.set(this.#name, all);
    if (record.values.size > limits.attributes)
      throw new Malformed('trop d’attributs dans une fiche');
  }

  #guarded(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      throw new FeedRefused(`XML refusé : ${error.message}`, null, this.#scanner.line);
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const UNWANTED = /[\u0000-\u001f\u007f-\u009f]|[^\u0000-\u00ff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters are what it looks for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]+/g;

function cleaned(value: string): string {
  return UNWANTED.test(value) ? value.replace(CONTROLS, ' ').normalize('NFC').trim() : value.trim();
}
