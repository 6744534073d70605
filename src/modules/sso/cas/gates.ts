import { readComfort } from '#kernel/comfort/contract';
import type { PageReply } from '#kernel/http';
import type { Context, Hat } from '#modules/directory';
import { profileName } from '#modules/identity';
import { chooseHat } from '../commands/choose-hat.ts';
import { issueTicket } from '../commands/issue-ticket.ts';
import { hatToShow, isSureEnough, type Shut } from '../policy.ts';
import { charterToAccept } from '../queries/charters.ts';
import { chosenHat } from '../queries/chosen-hat.ts';
import { isWary } from '../queries/is-wary.ts';
import { verdictOn } from '../queries/today.ts';
import { withTicket } from '../registry/address.ts';
import type { LoginForm } from './asked.ts';
import { backTo, type Entered, fieldsOf, warn, wayBack } from './knock.ts';
import { servicePage } from './page.ts';
import { shutWords } from './shut-words.ts';

/**
 * What stands between somebody who is signed in and a ticket: whom the service is open to, how surely they signed in,
 * for which of their structures, the charter, the warning they asked for, the proof that the service asks for. `gateway`
 * asks nobody anything: at any of these it goes back without a ticket (CAS 3.0.3, §2.1.1).
 */
export async function enter(knock: Entered, sent: LoginForm): Promise<PageReply> {
  const { ctx, asked, address, service } = knock;
  const asks = (reply: () => Promise<PageReply>) =>
    asked.gateway && !asked.renew ? { redirect: address.text } : reply();
  const verdict = await verdictOn(ctx, ctx.actor.personId, ctx.actor.hats, service);
  if ('shut' in verdict) return asks(() => refuseShut(knock, verdict.shut));
  if (!isSureEnough(ctx.actor.session, service))
    return asks(() => refuseShut(knock, { because: 'too-weak' }));
  const shown = await hatFor(knock, sent, verdict.opening);
  if ('ask' in shown) return asks(() => askWhich(knock, shown.ask));
  if (asked.warn && !sent.oui) return asks(() => warn(knock));
  const ticket = await issueTicket(
    ctx,
    {
      kind: 'ST',
      service,
      sessionId: ctx.actor.session.id,
      address: address.text,
      hat: shown.hat,
      proxies: [],
    },
    {
      personId: ctx.actor.personId,
      structureId: ctx.actor.hat?.structureId ?? null,
      isWarned: sent.oui,
      flow: asked.flow,
      provenAt: provenAt(ctx),
      renew: asked.renew,
    },
  );
  return ticket === undefined ? asks(() => askFirst(knock, sent)) : handOver(knock, ticket);
}

/** The charter of their brand, then the warning they asked for, then the proof. */
async function askFirst(knock: Entered, sent: LoginForm): Promise<PageReply> {
  const { ctx } = knock;
  if ((await charterToAccept(ctx)) !== undefined)
    return { redirect: `/charte?retour=${encodeURIComponent(backTo(knock))}` };
  if (!sent.oui && (await isWary(ctx))) return warn(knock);
  const since = ctx.clock.now().valueOf();
  return { redirect: `/connexion/confirmer?depuis=${since}&retour=${await wayBack(knock)}` };
}

async function hatFor(
  { ctx, service }: Entered,
  { structure, profil }: LoginForm,
  opening: readonly Hat[],
): Promise<ReturnType<typeof hatToShow<Hat>>> {
  const at = hatToShow(ctx.actor.hat, opening, undefined);
  if (!('ask' in at)) return at;
  const given = opening.find(
    (hat) => hat.structureId === structure && (profil === undefined || hat.profile === profil),
  );
  if (given !== undefined) {
    await chooseHat(ctx, service.id, given);
    return { hat: given };
  }
  return hatToShow(ctx.actor.hat, opening, await chosenHat(ctx, service.id));
}

function askWhich(knock: Entered, hats: readonly Hat[]): Promise<PageReply> {
  const { ctx, exchange, options, service, address } = knock;
  exchange.letFormsLeadTo([address.origin]);
  const { language } = readComfort(exchange.asked.header('cookie'));
  return servicePage(ctx, exchange, options, (say) => ({
    title: say.which.title(service.name),
    texts: say.which.texts,
    choices: hats.map(({ structureId, structureName, profile }) => ({
      action: '/cas/login',
      button: structureName,
      about: profileName(profile, ctx.actor.civility)[language],
      fields: fieldsOf(knock, { structure: structureId, profil: profile }),
    })),
  }));
}

const refuseShut = ({ ctx, exchange, options, service }: Entered, shut: Shut) =>
  servicePage(ctx, exchange, options, (say) => shutWords(say, service.name, shut), 403);

function handOver(knock: Entered, ticket: string): Promise<PageReply> | PageReply {
  const { ctx, exchange, options, service, address, asked } = knock;
  if (asked.method?.toUpperCase() !== 'POST') return { redirect: withTicket(address.text, ticket) };
  exchange.letFormsLeadTo([address.origin]);
  return servicePage(ctx, exchange, options, (say) => ({
    title: say.post.title(service.name),
    texts: [],
    act: {
      action: address.text,
      button: say.open(service.name),
      fields: { ticket },
      goes: exchange.nonce,
    },
  }));
}

const provenAt = ({ actor: { session } }: Context): Date =>
  session.steppedUpAt ?? session.startedAt;
