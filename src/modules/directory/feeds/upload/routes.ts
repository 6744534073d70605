import type { Serve } from '#kernel/http';
import type { Context, Visit } from '../../actor.ts';
import { applyTables, mapTables } from './commands/ask-tables.ts';
import { dropTable, giveUpTables } from './commands/drop-table.ts';
import { openTables } from './commands/open-tables.ts';
import { putTable } from './commands/put-table.ts';
import * as contract from './contract.ts';
import { tablesOf } from './queries/tables.ts';

/** The doors of tables that a school gives on a page. */
export function uploadRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.readTables, (ctx) => tablesOf(ctx));
  serve(contract.openTables, async (ctx, wanted) => ({ id: await openTables(ctx, wanted) }));
  serve(contract.putTable, async (ctx, which, { upload }) => {
    await putTable(ctx, which, upload());
    return {};
  });
  serve(contract.dropTable, async (ctx, which) => {
    await dropTable(ctx, which);
    return {};
  });
  serve(contract.mapTables, async (ctx, said) => {
    await mapTables(ctx, said);
    return {};
  });
  serve(contract.applyTables, async (ctx, which) => {
    await applyTables(ctx, which);
    return {};
  });
  serve(contract.giveUpTables, async (ctx, { id }) => {
    await giveUpTables(ctx, id);
    return {};
  });
}
