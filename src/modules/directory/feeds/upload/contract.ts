import { z } from 'zod';
import { endpoint, eventKind } from '#kernel/contract';
import { FeedReport, ShownPlan } from '../contract.ts';

const Id = z.uuid();
/** How the files of a school are read. */
const TablesKind = z.enum(['csv', 'onde']);
/** What a table holds. */
export const TableKind = z.enum(['eleves', 'responsables', 'personnels']);
export type TableKind = z.infer<typeof TableKind>;
const Columns = z.record(z.string().max(2_000), z.string().max(40).nullable());
const Fault = z.object({
  reason: z.string(),
  file: z.string().nullable(),
  line: z.int().nullable(),
});

/** A file that was given: why it cannot be read, or what it holds and which header is which column. */
export const GivenTable = z.object({
  name: z.string(),
  size: z.int(),
  lines: z.int(),
  fault: Fault.nullable(),
  kind: TableKind.nullable(),
  headers: z.array(z.object({ header: z.string(), samples: z.array(z.string()) })),
  columns: Columns,
});
export type GivenTable = z.infer<typeof GivenTable>;

const Place = z.object({
  id: Id,
  name: z.string(),
  uai: z.string(),
  /** Which readers there are for it: those of ONDE are for an école. */
  kinds: z.array(TablesKind),
});

/** Tables on their way, kept for a day. */
export const TableDraft = z.object({
  id: Id,
  structure: Place,
  kind: TablesKind,
  state: z.enum(['open', 'planning', 'planned', 'applying', 'taken']),
  files: z.array(GivenTable),
  /** Why what was asked for last was refused. */
  fault: Fault.nullable(),
  /** What was shown is no more what would be done: here is what would be now. */
  isStale: z.boolean(),
  plan: ShownPlan.nullable(),
  /** Lines that are left aside, the first of them. */
  refused: z.array(Fault).max(200),
  refusedCount: z.int(),
  /** Who may be somebody that the files name no more. */
  near: z.array(z.object({ file: z.string(), line: z.int(), is: z.string(), was: z.string() })),
  report: FeedReport.nullable(),
});
export type TableDraft = z.infer<typeof TableDraft>;

export const readTables = endpoint({
  method: 'GET',
  path: '/api/directory/tables',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Where I may give tables of pupils, families and staff, and those that I am giving.',
  input: z.object({}),
  reply: z.object({
    /** Schools that no other source speaks of; two hundred at most. */
    places: z.array(Place).max(200),
    draft: TableDraft.nullable(),
    columns: z.record(
      TableKind,
      z.array(z.object({ name: z.string(), isCompulsory: z.boolean() })),
    ),
  }),
});

export const openTables = endpoint({
  method: 'POST',
  path: '/api/directory/tables',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Begin to give the tables of a school; those that I was giving are given up.',
  verb: 'directory.open-tables',
  input: z.object({ structureId: Id, kind: TablesKind }),
  reply: z.object({ id: Id }),
});

const FileName = z
  .string()
  .max(120)
  .regex(/^[\p{L}\p{N}\p{P}\p{S} ]+$/u);

export const putTable = endpoint({
  method: 'PUT',
  path: '/api/directory/tables/{id}/file',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Give one file of the tables, five megabytes at most; one of that name is replaced.',
  verb: 'directory.put-table',
  input: z.object({ id: Id, name: FileName }),
  takes: 'file',
  reply: z.object({}),
});

export const dropTable = endpoint({
  method: 'DELETE',
  path: '/api/directory/tables/{id}/file',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Take one file away.',
  verb: 'directory.drop-table',
  input: z.object({ id: Id, name: FileName }),
  reply: z.object({}),
});

export const mapTables = endpoint({
  method: 'PUT',
  path: '/api/directory/tables/{id}/columns',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Say what each file holds and which header is which column, and ask what that would do.',
  verb: 'directory.map-tables',
  input: z.object({
    id: Id,
    files: z.array(z.object({ name: FileName, kind: TableKind, columns: Columns })).max(8),
  }),
  reply: z.object({}),
});

export const applyTables = endpoint({
  method: 'POST',
  path: '/api/directory/tables/{id}/application',
  access: 'stepped-up',
  stability: 'internal',
  summary: 'Do exactly what was shown, or nothing.',
  verb: 'directory.apply-tables',
  input: z.object({ id: Id, planId: Id }),
  reply: z.object({}),
});

export const giveUpTables = endpoint({
  method: 'DELETE',
  path: '/api/directory/tables/{id}',
  access: 'signed-in',
  stability: 'internal',
  summary: 'Give the tables up; their files are deleted at once.',
  verb: 'directory.give-up-tables',
  input: z.object({ id: Id }),
  reply: z.object({}),
});

/** Somebody asks what their tables would do, or that it be done. */
export const tablesAsked = eventKind({
  name: 'directory.tables-asked',
  version: 1,
  payload: z.object({ draftId: Id }),
});
