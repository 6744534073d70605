import type { Generated } from 'kysely';
import { windowOn } from '#kernel/db';

interface SsoTables {
  'sso.service': {
    id: Generated<string>;
    name: string;
    release: string;
    logs_out: boolean;
    opened_at: Generated<Date>;
    closed_at: Date | null;
  };
  'sso.service_address': { service_id: string; origin: string; path: string };
  'sso.service_callback': { service_id: string; origin: string; path: string };
  'sso.service_audience': {
    id: Generated<string>;
    service_id: string;
    profile: string | null;
    structure_id: string | null;
    opens_on: string | null;
  };
  'directory.structure_card': { structure_id: string; uai: string | null; name: string };
}

/** The window of linked applications on the database. */
export const db = windowOn<SsoTables>();
