import { windowOn } from '#kernel/db';

interface PrivacyTables {
  'privacy.merge': {
    id: string;
    from_id: string;
    into_id: string;
    merged_at: Date;
    merged_by: string | null;
    reason: string;
    undo: unknown;
    undone_at: Date | null;
    undone_by: string | null;
  };
  'directory.person_card': { person_id: string; display_name: string };
}

/** Privacy's window on the database. */
export const db = windowOn<PrivacyTables>();
