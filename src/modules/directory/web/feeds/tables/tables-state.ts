import type { z } from 'zod';
import type { readTables } from '#contracts/directory';

/** What the page is told. */
export type TablesState = z.output<(typeof readTables)['reply']>;
