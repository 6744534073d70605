import type { PageReply } from '#kernel/http';
import type { Context } from '#modules/directory';
import { beginFlow, flowOver } from '../commands/begin-flow.ts';
import { wishWarning } from '../commands/wish-warning.ts';
import { isFlowAlive } from '../queries/flow.ts';
import type { LoginForm } from './asked.ts';
import { fieldsOf, type Knock } from './knock.ts';
import { wordsFor } from './page.ts';

/** Somebody who must sign in, sent by a service or come by themselves. */
type AtTheForm = Pick<Knock, 'ctx' | 'exchange' | 'options' | 'asked'> &
  Partial<Pick<Knock, 'address' | 'service'>>;

/**
 * The form at `/cas/login` itself (CAS 3.0.3, §2.2). Where the sign-in began is a row, which is also its login ticket: it
 * stands in the address, so that whoever signs in otherwise meanwhile goes on from there, and is used once.
 */
export async function signInHere(
  at: AtTheForm,
  sent: LoginForm,
  then: (entered: Context, flow: string | undefined) => Promise<PageReply>,
): Promise<PageReply> {
  const { ctx, exchange, options, asked } = at;
  const flow = sent.lt ?? asked.flow;
  if (flow === undefined || !(await isFlowAlive(ctx, flow, flowOver(ctx.clock.now()))))
    return { redirect: pathTo(at, await beginFlow(ctx)) };
  const borrowing = { path: pathTo(at, flow), form: formOf(at, flow) };
  const isSent = sent.username !== undefined || sent.demo !== undefined;
  if (!isSent || sent.lt === undefined) return options.door.show(ctx, exchange, borrowing);
  return options.door.signIn(ctx, exchange, borrowing, async (entered) => {
    if (asked.warn) await wishWarning(entered);
    return then(entered, flow);
  });
}

const pathTo = (at: AtTheForm, flow: string) =>
  `/cas/login?${new URLSearchParams(fieldsAt(at, flow))}`;

const fieldsAt = ({ asked, address }: AtTheForm, flow: string): Record<string, string> =>
  address === undefined
    ? { flow, ...(asked.marque !== undefined && { marque: asked.marque }) }
    : fieldsOf({ asked: { ...asked, warn: false }, address }, { flow });

function formOf(at: AtTheForm, flow: string) {
  const { flow: lt = flow, ...hidden } = fieldsAt(at, flow);
  const say = wordsFor(at.exchange);
  return {
    action: '/cas/login',
    loginName: 'username',
    hidden: { ...hidden, lt },
    box: { name: 'warn', label: say.wishWarning },
  };
}
