import type { Reaction } from '../module.ts';
import type { WorkOf } from './parts.ts';

/** A reaction and the house it belongs to. */
export interface Subscriber {
  /** `house:reaction`: what deliveries and dead letters call it. */
  name: string;
  house: string;
  reaction: Reaction;
}

/** Every reaction of every house. Two of one name would share their deliveries: they are refused. */
export function subscribersOf(work: readonly WorkOf[]): readonly Subscriber[] {
  const subscribers = work.flatMap(({ module, on }) =>
    on.map((reaction) => ({ name: `${module}:${reaction.name}`, house: module, reaction })),
  );
  const names = [
    ...subscribers.map(({ name }) => name),
    ...work.flatMap(({ module, schedules }) => schedules.map(({ name }) => `${module}:${name}`)),
  ];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`Two reactions or schedules are called ${twice}.`);
  return subscribers;
}

/**
 * Whom an event is owed to: in each house, the reactions to its version; where there are none, all those to its name,
 * which will be found unable to read it and become dead letters rather than silence.
 */
export function audienceOf(
  subscribers: readonly Subscriber[],
  event: { name: string; version: number },
): readonly Subscriber[] {
  const named = subscribers.filter(({ reaction }) => reaction.to.name === event.name);
  const isRead = ({ reaction }: Subscriber) => reaction.to.version === event.version;
  return named.filter(
    (one) => isRead(one) || !named.some((other) => other.house === one.house && isRead(other)),
  );
}
