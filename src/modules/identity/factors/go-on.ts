import type { Exchange, PageReply } from '#kernel/http';
import type { Context, Visit } from '#modules/directory';
import { setCookie } from '../cookies.ts';
import { type Destination, fieldsOf, wayTo } from '../destination.ts';
import { enter } from '../enter.ts';
import type { Arrival } from './commands/arrive.ts';

/** Where the second proof is given, and where one gets one's first second factor. */
export const doorSteps = {
  'second-factor': '/connexion/verification',
  protection: '/connexion/protection',
} as const;

/** In, and on one's way; or to the step of the door that is still to do, which knows where one wants to go. */
export async function goOn(
  ctx: Visit,
  exchange: Exchange,
  arrival: Arrival,
  destination: Destination,
  then?: (entered: Context) => Promise<PageReply>,
): Promise<PageReply> {
  if (arrival.step !== 'in') {
    setCookie('arrival', exchange, arrival.token);
    return { redirect: doorAt(doorSteps[arrival.step], destination) };
  }
  const entered = await enter(ctx, exchange, arrival.token);
  return then === undefined ? { redirect: await wayTo(entered, destination) } : then(entered);
}

/** A step of the door, with where one wants to go after it. */
export function doorAt(path: string, destination: Destination): string {
  const query = new URLSearchParams(fieldsOf({ ...destination, why: undefined })).toString();
  return query === '' ? path : `${path}?${query}`;
}
