import { sql } from 'kysely';
import type { Database } from '#kernel/db';
import { db } from '../../tables.ts';
import type { NearPerson } from '../reading.ts';
import type { TakenFeed } from '../report.ts';
import type { GivenTable, TableDraft } from './contract.ts';

interface Ctx {
  db: Database;
}

/** How what was asked for last ended. */
export interface Outcome {
  fault: TableDraft['fault'];
  isStale: boolean;
  refused: TakenFeed['refused'];
  refusedCount: number;
  near: readonly NearPerson[];
}

/** A row of `directory.table_draft`, with the school that it is about. */
export interface Draft {
  id: string;
  personId: string;
  structureId: string;
  uai: string;
  kind: 'csv' | 'onde';
  state: TableDraft['state'];
  askedAt: Date | null;
  outcome: Outcome | null;
  planId: string | null;
  feedId: string | null;
}

/** For how long tables that nobody applied are kept. */
const DRAFT_HOURS = 24;

const draft = sql`
  select d.id, d.person_id as "personId", d.structure_id as "structureId", s.uai, d.kind, d.state, d.asked_at as "askedAt",
    d.outcome, d.plan_id as "planId", d.feed_id as "feedId"
  from directory.table_draft d join directory.structure s on s.id = d.structure_id`;

/** The tables that somebody is giving, if there are any. */
export async function draftOf(ctx: Ctx, personId: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`${draft} where d.person_id = ${personId}`.execute(db(ctx));
  return rows[0];
}

/** Those tables, for whoever reads them. */
export async function draftById(ctx: Ctx, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`${draft} where d.id = ${id}`.execute(db(ctx));
  return rows[0];
}

/** The files as they are shown. */
export async function filesOf(ctx: Ctx, draftId: string): Promise<GivenTable[]> {
  const { rows } = await sql<GivenTable>`
    select name, size, lines, fault, kind, headers, columns from directory.table_draft_file
    where draft_id = ${draftId} order by name`.execute(db(ctx));
  return rows;
}

/** Their bytes. */
export async function bytesOf(
  ctx: Ctx,
  draftId: string,
): Promise<{ name: string; bytes: Buffer }[]> {
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select name, bytes from directory.table_draft_file
    where draft_id = ${draftId} and bytes is not null order by name`.execute(db(ctx));
  return rows;
}

/** Deletes tables that were begun a day ago or more. */
export const dropOldDrafts = async (ctx: Ctx): Promise<void> => {
  await sql`
    delete from directory.table_draft where opened_at < now() - make_interval(hours => ${DRAFT_HOURS})`.execute(
    db(ctx),
  );
};
