import { windowOn } from '#kernel/db';

/** The views other modules may join. Their columns are a promise. */
export interface DirectoryViews {
  'directory.person_card': {
    person_id: string;
    civility: string | null;
    given_name: string;
    family_name: string;
    display_name: string;
  };
  'directory.structure_card': {
    structure_id: string;
    uai: string | null;
    name: string;
    kind: string;
    department: string | null;
    city: string | null;
    time_zone: string;
    missing_since: string | null;
  };
  'directory.membership': {
    person_id: string;
    group_id: string;
    structure_id: string;
    kind: string;
    code: string;
    label: string;
    valid_from: string;
    valid_to: string | null;
  };
  'directory.sight': {
    viewer_id: string;
    subject_id: string;
    because: string;
    structure_id: string | null;
    valid_from: string | null;
    valid_to: string | null;
  };
}

/** A row of `directory.feed`. */
export interface FeedRow {
  id: string;
  source: string;
  kind: 'complete' | 'delta';
  feed_date: string;
  started_at: Date;
  finished_at: Date | null;
  outcome: 'applied' | 'refused' | null;
  report: Record<string, unknown> | null;
  undone_at: Date | null;
}

interface DirectoryTables extends DirectoryViews {
  'directory.feed': FeedRow;
}

/** The directory's window on the database. */
export const db = windowOn<DirectoryTables>();
