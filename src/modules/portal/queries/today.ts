import { dateIn } from '#kernel/clock';
import type { WidgetOffer } from '#kernel/module';
import { brandOf } from '#modules/brands';
import type { Context } from '#modules/directory';
import { whoIAm } from '#modules/identity';
import type { Today, Widget } from '../contract.ts';

const PATIENCE = 2_000;

/** The home page: widgets side by side, each with its own time limit; one that fails says so and breaks nothing. */
export async function today(ctx: Context, offers: readonly WidgetOffer<Context>[]): Promise<Today> {
  const [brand, me, widgets] = await Promise.all([
    brandOf(ctx),
    whoIAm(ctx),
    Promise.all(offers.filter(({ isFor }) => isFor(ctx)).map((offer) => filled(ctx, offer))),
  ]);
  return { date: dateIn('Europe/Paris', ctx.clock.now()), me, brand, widgets };
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
