import type { WidgetOffer } from '#kernel/module';
import { type Context, dayIn, isSchoolDay, nextHoliday } from '#modules/directory';
import type { Today, Widget } from '../contract.ts';

const PATIENCE = 2_000;

/** The home page: widgets side by side, each with its own time limit; one that fails says so and breaks nothing. */
export async function today(ctx: Context, offers: readonly WidgetOffer<Context>[]): Promise<Today> {
  const [days, widgets] = await Promise.all([
    daysOf(ctx),
    Promise.all(offers.filter(({ isFor }) => isFor(ctx)).map((offer) => filled(ctx, offer))),
  ]);
  return { ...days, widgets };
}

/** The day it is in the structure of the hat; and for pupils and families, what it is in the school year. No SQL. */
async function daysOf(ctx: Context): Promise<Pick<Today, 'date' | 'school'>> {
  const { hat } = ctx.actor;
  const date = await dayIn(ctx, hat?.structureId ?? null);
  if (hat === null || (hat.profile !== 'ELV' && hat.profile !== 'TUT'))
    return { date, school: null };
  const [holiday, hasLessons] = await Promise.all([
    nextHoliday(ctx, hat.structureId, date),
    isSchoolDay(ctx, hat.structureId, date),
  ]);
  return { date, school: { hasLessons, holiday: holiday ?? null } };
}

async function filled(ctx: Context, { name, title, load }: WidgetOffer<Context>): Promise<Widget> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(fail, PATIENCE, new Error(`${name} took more than ${PATIENCE} ms`));
  });
  try {
    return { name, title, content: await Promise.race([load(ctx), late]) };
  } catch (error) {
    ctx.log.error({ reference: ctx.asked.id, widget: name, err: error }, 'widget unavailable');
    return { name, title, content: null };
  } finally {
    clearTimeout(timer);
  }
}
