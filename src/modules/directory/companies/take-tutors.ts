import { sql } from 'kysely';
import { type Acting, note } from '#kernel/acts';
import { dateIn } from '#kernel/clock';
import { connect, together } from '#kernel/db';
import { emit } from '#kernel/events';
import { settingOf } from '#kernel/settings';
import type { CsvFile } from '../feeds/csv/csv-file.ts';
import { readTable } from '../feeds/csv/csv-table.ts';
import { type Mapping, mapped, proposeMapping } from '../feeds/csv/mapping.ts';
import { RowRefused } from '../feeds/csv/values.ts';
import { FeedRefused, type RefusedRecord } from '../feeds/feed.ts';
import type { AllowedRemovals } from '../feeds/removals.ts';
import { removalThreshold } from '../settings.ts';
import { db } from '../tables.ts';
import { companyOf, tutorOf, writeTutoring } from './commands/write-tutoring.ts';
import { tutoringsChanged } from './contract.ts';
import { type NamedPupil, type SaidTutoring, tutoringOf } from './read-tutors.ts';

/** A table of tutors of one school, complete: whom it does not name any more is followed no more. */
export interface TutorsRequest {
  url: string;
  file: CsvFile;
  uai: string;
  mapping: Mapping | null;
  dryRun?: boolean;
  allowRemovals?: AllowedRemovals;
}

/** What became of a table of tutors. `over`: lines whose last day is past. */
export interface TakenTutors {
  outcome: 'applied' | 'refused';
  dryRun: boolean;
  reason: string | null;
  file: string | null;
  line: number | null;
  read: number;
  created: number;
  changed: number;
  unchanged: number;
  ended: number;
  over: number;
  refused: RefusedRecord[];
}

const nothing = { read: 0, created: 0, changed: 0, unchanged: 0, ended: 0, over: 0 };

class DryRun extends Error {}

/** Takes a table of tutors: all of it or nothing. A line that is left out ends nobody's follow-up. */
export async function takeTutors(request: TutorsRequest): Promise<TakenTutors> {
  const { url, file, dryRun = false } = request;
  const { db: database, pool } = connect(url, 2);
  let report: TakenTutors = {
    ...{ outcome: 'applied', dryRun, reason: null, file: file.name, line: null },
    ...{ ...nothing, refused: [] },
  };
  try {
    const rows = await rowsOf(request);
    await together({ db: database }, async (ctx) => {
      report = { ...report, ...(await apply(ctx, request, rows)) };
      if (dryRun) throw new DryRun();
    });
    return report;
  } catch (error) {
    if (error instanceof DryRun) return report;
    if (!(error instanceof FeedRefused)) throw error;
    const { message, line } = error;
    return { ...report, ...nothing, outcome: 'refused', reason: message, line, refused: [] };
  } finally {
    await pool.end();
  }
}

/** The mapping that a table of tutors lets think. */
export const proposedTutorMapping = async (file: CsvFile): Promise<Mapping> =>
  proposeMapping([await readTable(file)], 'tuteurs');

async function rowsOf({ file, mapping }: TutorsRequest) {
  const table = await readTable(file);
  const found = mapped(table, mapping ?? proposeMapping([table], 'tuteurs'));
  if (found?.kind !== 'tuteurs')
    throw new FeedRefused('la correspondance ne dit pas que ce fichier est de tuteurs', file.name);
  return { rows: found.rows, misshapen: table.misshapen };
}

type Counted = Omit<TakenTutors, 'outcome' | 'dryRun' | 'reason' | 'file' | 'line'>;

async function apply(
  ctx: Acting,
  { uai, file, allowRemovals = [] }: TutorsRequest,
  { rows, misshapen }: Awaited<ReturnType<typeof rowsOf>>,
): Promise<Counted> {
  const school = await schoolOf(ctx, uai);
  const today = dateIn(school.timeZone, new Date());
  const source = `tuteurs:${uai}`;
  const pupils = await pupilsOf(ctx, school.id);
  const refused: RefusedRecord[] = misshapen.map(({ line, reason }) => ({
    ...{ file: file.name, line, id: null, reason },
  }));
  const kept: string[] = [];
  const counts = { ...nothing, read: rows.length + misshapen.length };
  for (const row of rows) {
    try {
      const said = tutoringOf(row, pupils, today);
      const done = said && (await keep(ctx, said, { structureId: school.id, source }));
      counts[done?.what ?? 'over'] += 1;
      if (done) kept.push(done.id);
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error;
      refused.push({ file: file.name, line: row.line, id: null, reason: error.message });
    }
  }
  const allowed = allowRemovals === 'all' || allowRemovals.includes(uai);
  const percent = allowed ? 100 : await settingOf(ctx, removalThreshold);
  // A line that cannot be read may be of anybody: nobody's follow-up ends.
  if (refused.length === 0)
    counts.ended = await endOthers(ctx, { ...school, source, kept, today, percent });
  const to = { kind: 'structure', id: school.id };
  await note(ctx, { verb: 'directory.take-tutors', to, scope: school.id });
  await emit(ctx, tutoringsChanged, { structureId: school.id });
  return { ...counts, refused: refused.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** The school, locked: two tables of it are taken one after the other. */
async function schoolOf(ctx: Acting, uai: string): Promise<{ id: string; timeZone: string }> {
  const { rows } = await sql<{ id: string; timeZone: string }>`
    select s.id, s.time_zone as "timeZone" from directory.structure s
    join directory.structure_kind k on k.kind = s.kind and k.is_school
    where s.uai = ${uai} and s.missing_since is null for update of s`.execute(db(ctx));
  return rows[0] ?? refuseSchool(uai);
}

function refuseSchool(uai: string): never {
  throw new FeedRefused(`l’établissement ${uai} n’est pas dans l’annuaire`);
}

async function pupilsOf(ctx: Acting, structureId: string): Promise<NamedPupil[]> {
  const { rows } = await sql<NamedPupil>`
    select p.id, p.family_name as "familyName", p.given_name as "givenName", p.birth_date as "birthDate", p.ine
    from directory.person p where p.id in (select m.person_id from directory.membership m
      where m.structure_id = ${structureId} and m.kind = 'profile' and m.code = 'ELV')`.execute(
    db(ctx),
  );
  return rows;
}

/** Writes what a line says, or finds it there. */
async function keep(
  ctx: Acting,
  said: SaidTutoring,
  where: { structureId: string; source: string },
): Promise<{ id: string; what: 'created' | 'changed' | 'unchanged' }> {
  const companyId = await companyOf(ctx, said.company);
  const tutorId = await tutorOf(ctx, { companyId, structureId: where.structureId }, said.tutor);
  const { pupilId, kind, from, until } = said;
  const { rows } = await sql<{ id: string; same: boolean }>`
    select t.id, t.valid_to = ${until}::date + 1 as same from directory.tutoring t
    where t.tutor_id = ${tutorId} and t.pupil_id = ${pupilId} and t.company_id = ${companyId} and t.kind = ${kind}
      and t.structure_id = ${where.structureId} and t.source = ${where.source} and t.valid_from = ${from}`.execute(
    db(ctx),
  );
  const [known] = rows;
  if (known?.same) return { id: known.id, what: 'unchanged' };
  if (known !== undefined) {
    await sql`
      update directory.tutoring set valid_to = ${until}::date + 1, ended_by = null, ended_at = null
      where id = ${known.id}`.execute(db(ctx));
    await sql`select directory.follow_tutoring(${tutorId}, ${companyId})`.execute(db(ctx));
    return { id: known.id, what: 'changed' };
  }
  const id = await writeTutoring(ctx, { ...said, ...where, tutorId, companyId });
  if (id === undefined) throw new RowRefused('ce tuteur suit déjà cet élève ces jours-là');
  return { id, what: 'created' };
}

const FLOOR = 5;

/** Ends today what the table told before and tells no more; too many at once are more probably a broken table. */
async function endOthers(
  ctx: Acting,
  at: { id: string; source: string; kept: readonly string[]; today: string; percent: number },
): Promise<number> {
  const { id, source, kept, today, percent } = at;
  const { rows } = await sql<{ id: string; isKept: boolean }>`
    select t.id, t.id = any(${[...kept]}::uuid[]) as "isKept" from directory.tutoring t
    where t.structure_id = ${id} and t.source = ${source} and t.valid_to > ${today}::date`.execute(
    db(ctx),
  );
  const gone = rows.filter(({ isKept }) => !isKept);
  if (gone.length >= FLOOR && gone.length * 100 > rows.length * percent)
    throw new FeedRefused(
      `trop de suivis prendraient fin : ${gone.length} sur ${rows.length}. Si c’est voulu : --allow-removals`,
    );
  await sql`
    with ended as (
      update directory.tutoring set valid_to = greatest(valid_from, ${today}::date), ended_at = now()
      where id = any(${gone.map((one) => one.id)}::uuid[]) returning tutor_id, company_id)
    select tutor_id, company_id from ended`.execute(db(ctx));
  await sql`
    select directory.follow_tutoring(t.tutor_id, t.company_id)
    from (select distinct tutor_id, company_id from directory.tutoring
      where id = any(${gone.map((one) => one.id)}::uuid[])) t`.execute(db(ctx));
  return gone.length;
}
