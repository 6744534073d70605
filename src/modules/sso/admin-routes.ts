import type { Serve } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import {
  addService,
  changeService,
  closeServiceById,
  reopenServiceById,
} from './commands/keep-services.ts';
import { publishCharter } from './commands/publish-charter.ts';
import { dropRestriction, setRestriction } from './commands/set-restriction.ts';
import * as contract from './contract.ts';
import { chartersSeen } from './queries/charters.ts';
import { restrictionsSeen } from './queries/restrictions.ts';
import { explained, serviceSeen, servicesSeen } from './queries/services.ts';
import { triedService } from './queries/try-service.ts';

/** What administrators do with linked applications. */
export function adminRoutes(serve: Serve<Visit, Context>): void {
  const done = async (work: Promise<void>) => {
    await work;
    return {};
  };
  serve(contract.listServices, (ctx) => servicesSeen(ctx));
  serve(contract.readService, (ctx, { id }) => serviceSeen(ctx, id));
  serve(contract.addService, async (ctx, facts) => ({ id: await addService(ctx, facts) }));
  serve(contract.changeService, (ctx, { id, ...facts }) => done(changeService(ctx, id, facts)));
  serve(contract.closeService, (ctx, { id }) => done(closeServiceById(ctx, id)));
  serve(contract.reopenService, (ctx, { id }) => done(reopenServiceById(ctx, id)));
  serve(contract.explainAddress, (ctx, asked) => explained(ctx, asked));
  serve(contract.tryService, (ctx, asked) => triedService(ctx, asked));
  serve(contract.listRestrictions, (ctx, { structureId }) => restrictionsSeen(ctx, structureId));
  serve(contract.setRestriction, (ctx, asked) => done(setRestriction(ctx, asked)));
  serve(contract.dropRestriction, (ctx, { id }) => done(dropRestriction(ctx, id)));
  serve(contract.listCharters, (ctx) => chartersSeen(ctx));
  serve(contract.publishCharter, (ctx, asked) => done(publishCharter(ctx, asked)));
}
