import { openDeliveries } from './jobs/deliveries.ts';
import { openHousekeeping, tidy } from './jobs/housekeeping.ts';
import { type Pace, usualPace, type WorkerParts, type WorkOf } from './jobs/parts.ts';
import { openSchedules } from './jobs/schedules.ts';
import { subscribersOf } from './jobs/subscribers.ts';

/**
 * Runs the worker: events are delivered to each subscriber, retried with growing pauses, given up as dead letters;
 * scheduled tasks are done on time. Several workers may run side by side, and each may be killed at any moment.
 */
export async function openJobs({
  pace,
  work,
  ...ground
}: Omit<WorkerParts, 'pace'> & { pace?: Partial<Pace> }): Promise<{ close: () => Promise<void> }> {
  const parts = {
    ...ground,
    work: [...work, kernelWork(ground)],
    pace: { ...usualPace, ...pace },
  };
  const subscribers = subscribersOf(parts.work);
  const schedules = await openSchedules(parts);
  const deliveries = openDeliveries(subscribers, parts);
  const housekeeping = openHousekeeping(subscribers, parts);
  return {
    close: async () => {
      await Promise.all([deliveries.close(), housekeeping.close(), schedules.close()]);
    },
  };
}

const kernelWork = ({ pool }: Pick<WorkerParts, 'pool'>): WorkOf => ({
  module: 'kernel',
  on: [],
  schedules: [tidy(pool)],
});
