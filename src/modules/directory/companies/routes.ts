import type { Serve } from '#kernel/http';
import { refuse } from '#kernel/refusal';
import type { Context, Visit } from '../actor.ts';
import { endTutoring } from './commands/end-tutoring.ts';
import { noteTutoring } from './commands/note-tutoring.ts';
import * as contract from './contract.ts';
import { canNoteTutors } from './policy.ts';
import { pupilsToFollow } from './queries/pupils-to-follow.ts';
import { placesOfTutors, tutoringsIn } from './queries/tutorings.ts';

/** The doors of companies and their tutors. */
export function companyRoutes(serve: Serve<Visit, Context>): void {
  serve(contract.listTutorings, (ctx) => listTutorings(ctx));
  serve(contract.findPupilsToFollow, async (ctx, { structureId, name }) => {
    if (!canNoteTutors(ctx.actor, { structureId })) refuse('missing', 'directory.no-tutors-there');
    return pupilsToFollow(ctx, structureId, name);
  });
  serve(contract.noteTutoring, async (ctx, wanted) => ({ id: await noteTutoring(ctx, wanted) }));
  serve(contract.endTutoring, async (ctx, { id }) => {
    await endTutoring(ctx, id);
    return {};
  });
}

/** The tutors of the schools that the actor answers for; for others there is no such page. */
export async function listTutorings(ctx: Context) {
  const places = await placesOfTutors(ctx);
  if (places.length === 0) refuse('missing', 'kernel.no-such-page');
  return { tutorings: await tutoringsIn(ctx, places), places };
}
