import type pg from 'pg';
import { constraintsSql, indexesSql, relationsSql, routinesSql } from './catalog-queries.ts';

type Column = { name: string; type: string; rest: string };
type Relation = {
  name: string;
  kind: 'table' | 'view' | 'materialized view';
  comment: string | null;
  definition: string | null;
  columns: Column[];
};
type Part = { relation: string; text: string };

/** The whole schema of one house as PostgreSQL knows it, sorted by name: read it first, nothing runs it. */
export async function schemaText(client: pg.ClientBase, schema: string): Promise<string> {
  const { rows: relations } = await client.query<Relation>(relationsSql, [schema]);
  const { rows: constraints } = await client.query<Part>(constraintsSql, [schema]);
  const { rows: indexes } = await client.query<Part>(indexesSql, [schema]);
  const { rows: routines } = await client.query<Part>(routinesSql, [schema]);
  const partsOf = (parts: Part[], relation: string) =>
    parts.filter((part) => part.relation === relation).map(({ text }) => text);
  const blocks = relations.map((relation) =>
    relation.kind === 'table'
      ? tableText(schema, relation, {
          constraints: partsOf(constraints, relation.name),
          indexes: partsOf(indexes, relation.name),
        })
      : viewText(schema, relation, partsOf(indexes, relation.name)),
  );
  const head = `-- The schema “${schema}” after every migration. Written by bin/preau documents: do not edit.`;
  return `${[head, ...blocks, ...routines.map(({ text }) => `${text.trim()};`)].join('\n\n')}\n`;
}

function tableText(
  schema: string,
  { name, comment, columns }: Relation,
  { constraints, indexes }: { constraints: string[]; indexes: string[] },
): string {
  const widest = Math.max(0, ...columns.map((column) => column.name.length));
  const lines = columns.map(({ name: column, type, rest }) =>
    `  ${column.padEnd(widest)} ${type}${rest}`.trimEnd(),
  );
  const inside = [...lines, ...constraints.map((text) => `  ${text}`)].join(',\n');
  return [
    ...commentLines(comment),
    `create table ${schema}.${name} (\n${inside}\n);`,
    ...indexes.map((text) => `${text};`),
  ].join('\n');
}

function viewText(schema: string, relation: Relation, indexes: string[]): string {
  const { name, kind, comment, definition } = relation;
  const body = (definition ?? '').trimEnd().replace(/;$/, '');
  return [
    ...commentLines(comment),
    `create ${kind} ${schema}.${name} as\n${body};`,
    ...indexes.map((text) => `${text};`),
  ].join('\n');
}

const commentLines = (comment: string | null): string[] =>
  comment === null ? [] : comment.split('\n').map((line) => `-- ${line}`);
