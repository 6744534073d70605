import { windowOn } from '#kernel/db';
import type { Catalogue } from '#kernel/words';

/** What ended in one house with a school year. */
export interface EndedThere {
  house: string;
  lines: readonly Catalogue<string>[];
}

interface AdminTables {
  'admin.closed_year': {
    structure_id: string;
    year: number;
    last_day: string;
    closed_at: Date;
    ended: readonly EndedThere[];
  };
}

/** The console's window on the database. */
export const db = windowOn<AdminTables>();
