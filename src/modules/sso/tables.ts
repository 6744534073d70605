import type { Generated } from 'kysely';
import { windowOn } from '#kernel/db';
import type { Release } from './registry/releases.ts';

interface SsoTables {
  'sso.service': {
    id: Generated<string>;
    name: string;
    release: string;
    own_release: Generated<Release | null>;
    strength: Generated<'password' | 'two-factor'>;
    sign_out: Generated<'none' | 'back' | 'front'>;
    sign_out_url: Generated<string | null>;
    ticket_seconds: Generated<number>;
    told_in_cas2: Generated<boolean>;
    loose_slash: Generated<boolean>;
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
    closes_on: string | null;
  };
  'sso.charter_acceptance': { charter_id: string; person_id: string; accepted_at: Date };
  'directory.structure_card': { structure_id: string; uai: string | null; name: string };
}

/** The window of linked applications on the database. */
export const db = windowOn<SsoTables>();
