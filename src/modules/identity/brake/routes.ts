import { z } from 'zod';
import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '#modules/directory';
import { archiveOf } from '../evidence/archive.ts';
import { approveEvidence } from '../evidence/commands/approve-evidence.ts';
import { askEvidence } from '../evidence/commands/ask-evidence.ts';
import { takeEvidence } from '../evidence/commands/take-evidence.ts';
import * as evidence from '../evidence/contract.ts';
import * as support from '../support/contract.ts';
import { endSupport } from '../support/end-support.ts';
import { startSupport } from '../support/start-support.ts';
import { endSessions } from './commands/end-sessions.ts';
import { endMode, setMode } from './commands/modes.ts';
import { declareNetwork, forgetNetwork } from './commands/networks.ts';
import { liftSuspension, suspend } from './commands/suspend.ts';
import * as contract from './contract.ts';
import { readSecurity } from './queries/security.ts';

/** The doors of whoever protects accounts: the brake, help in somebody's sight, evidence. */
export function brakeRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.readSecurity, (ctx) => readSecurity(ctx));
  serve(contract.setMode, (ctx, wanted) => setMode(ctx, wanted));
  serve(contract.endMode, (ctx, { id }) => endMode(ctx, id).then(nothing));
  serve(contract.suspend, (ctx, wanted) => suspend(ctx, wanted));
  serve(contract.liftSuspension, (ctx, { id }) => liftSuspension(ctx, id).then(nothing));
  serve(contract.declareNetwork, (ctx, wanted) => declareNetwork(ctx, wanted));
  serve(contract.forgetNetwork, (ctx, { id }) => forgetNetwork(ctx, id).then(nothing));
  serve(contract.endSessions, (ctx, wanted) => endSessions(ctx, wanted));
  serve(evidence.askEvidence, (ctx, wanted) => askEvidence(ctx, wanted));
  serve(evidence.approveEvidence, (ctx, { id }) => approveEvidence(ctx, id).then(nothing));
  serve(support.startSupport, async (ctx, wanted) => ({
    until: (await startSupport(ctx, wanted)).until.toISOString(),
  }));
  serve.page(
    {
      method: 'POST',
      path: '/assistance/fin',
      access: 'signed-in',
      summary: 'Be oneself again, after having helped somebody.',
      verb: 'identity.end-support',
    },
    async (ctx) => {
      await endSupport(ctx);
      return { redirect: '/administration/securite' };
    },
  );
  serve.page(
    {
      method: 'POST',
      path: '/administration/securite/preuves/:id',
      access: 'stepped-up',
      summary: 'Take evidence away, once, as one archive.',
      verb: 'identity.take-evidence',
    },
    async (ctx, { given }) => {
      const read = z.uuid().safeParse(given['id']);
      if (!read.success) return refuse('missing', 'identity.no-such-evidence');
      const facts = await takeEvidence(ctx, read.data);
      return {
        stream: archiveOf(facts, ctx.clock.now()),
        type: 'application/zip',
        headers: { 'content-disposition': 'attachment; filename="preuves.zip"' },
      };
    },
  );
}

const nothing = () => ({});
