import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type FeedType, feedTypes } from '../../feed.ts';

/** Attributes of one record; `id` and the jointure are written from the key. */
export type Values = Record<string, string | readonly string[]>;
export type Records = Partial<Record<FeedType, Record<string, Values>>>;

/** A feed to write for a test: fictional, small, in the official format. */
export interface SampleFeed {
  records: Records;
  day?: string;
  academy?: string | null;
  prefix?: string;
  degree?: string;
  kind?: 'Complet' | 'Delta';
  version?: string;
}

const jointures: Record<FeedType, string> = {
  EtabEducNat: 'ENTStructureJointure',
  MatiereEducNat: 'ENTMatJointure',
  MefEducNat: 'ENTMefJointure',
  Eleve: 'ENTPersonJointure',
  PersRelEleve: 'ENTPersonJointure',
  PersEducNat: 'ENTPersonJointure',
};
const operational = (type: FeedType): [string, string] =>
  type === 'EtabEducNat'
    ? ['categorieStructure', type]
    : type === 'MatiereEducNat'
      ? ['categorieMatiere', 'MatEducNat']
      : type === 'MefEducNat'
        ? ['categorieMef', type]
        : ['categoriePersonne', type];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One deleteRequest. */
export function deleteRequest(type: FeedType, id: string): string {
  const [name, category] = operational(type);
  return `<deleteRequest><operationalAttributes><attr name="${name}"><value>${category}</value></attr></operationalAttributes><identifier><id>${escaped(id)}</id></identifier></deleteRequest>`;
}

/** One modifyRequest: all attributes again, as a delta gives them. */
export const modifyRequest = (type: FeedType, id: string, values: Values): string =>
  addRequest(type, id, values)
    .replaceAll('addRequest>', 'modifyRequest>')
    .replaceAll('attributes>', 'modifications>')
    .replace(
      /<attr (name="[^"]*")>(.*)<\/attr>$/gm,
      '<modification operation="replace" $1>$2</modification>',
    );

/** One addRequest, a line an attribute. */
export function addRequest(type: FeedType, id: string, values: Values): string {
  const [name, category] = operational(type);
  const all: Values = { [jointures[type]]: id, ...values };
  const attributes = Object.entries(all).map(([attribute, value]) => {
    const list = (typeof value === 'string' ? [value] : value).map((one) =>
      one === '' ? '<value/>' : `<value>${escaped(one)}</value>`,
    );
    return `<attr name="${attribute}">${list.length > 0 ? list.join('') : '<value/>'}</attr>`;
  });
  return [
    '<addRequest>',
    `<operationalAttributes><attr name="${name}"><value>${category}</value></attr></operationalAttributes>`,
    `<identifier><id>${escaped(id)}</id></identifier>`,
    '<attributes>',
    ...attributes,
    '</attributes>',
    '</addRequest>',
  ].join('\n');
}

/** A whole file around requests. */
export function fileOf(
  requests: readonly string[],
  feed: Omit<SampleFeed, 'records'> = {},
): string {
  const { academy = '99', degree = '2D', version = 'AAF-VE2407' } = feed;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">',
    '<ficAlimMENESR>',
    `<!-- versionAF="${version}" -->`,
    ...(academy === null ? [] : [`<!-- codeAcademieExport="${academy}" -->`]),
    `<!-- degre="${degree}" -->`,
    ...requests,
    '</ficAlimMENESR>',
    '',
  ].join('\n');
}

/** The name of a part. */
export const nameOf = (type: FeedType, feed: Omit<SampleFeed, 'records'> = {}, part = '0000') =>
  `${feed.prefix ?? 'ENT2DVA_ESSAI'}_${feed.kind ?? 'Complet'}_${(feed.day ?? '2026-11-21').replaceAll('-', '')}_${type}_${part}.xml`;

/** The six files of a feed, by name. */
export function filesOfSample(feed: SampleFeed): Map<string, string> {
  return new Map(
    feedTypes.map((type) => [
      nameOf(type, feed),
      fileOf(
        Object.entries(feed.records[type] ?? {}).map(([id, values]) =>
          addRequest(type, id, values),
        ),
        feed,
      ),
    ]),
  );
}

/** Writes files into a folder, made if need be, and gives the folder back. */
export async function writeFiles(
  folder: string,
  files: Iterable<[string, string | Uint8Array]>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, name), content);
  return folder;
}
