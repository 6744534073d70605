import { windowOn } from '#kernel/db';

interface BrandsTables {
  'brands.brand': {
    key: string;
    name: string;
    baseline: string;
    hue: number;
    chroma: number;
    mark: string;
    help_email: string | null;
    is_default: boolean;
  };
  'brands.host': { host: string; brand_key: string; is_primary: boolean };
  'brands.scope': {
    brand_key: string;
    kind: string | null;
    department: string | null;
    priority: number;
  };
}

/** The brands' window on the database. */
export const db = windowOn<BrandsTables>();
