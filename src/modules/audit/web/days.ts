import type { Trace } from '#contracts/audit';
import type { Language } from '#kernel/words';

/** The traces of one day, where times are told. */
export interface Day {
  /** `2026-11-25`. */
  date: string;
  traces: { trace: Trace; time: string }[];
}

/** Cuts a list, newest first, into its days; a time reads « 7 h 52 », "07:52". */
export function byDay(traces: readonly Trace[], timeZone: string, language: Language): Day[] {
  const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone });
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone });
  const days: Day[] = [];
  for (const trace of traces) {
    const at = new Date(trace.at);
    const here = date.format(at);
    if (days.at(-1)?.date !== here) days.push({ date: here, traces: [] });
    days.at(-1)?.traces.push({ trace, time: written(time.format(at), language) });
  }
  return days;
}

const written = (time: string, language: Language) => {
  const [hour, minute] = time.split(':');
  return language === 'fr' ? `${Number(hour)}\u00a0h\u00a0${minute}` : time;
};
