import './traces.css';
import type { ReactNode } from 'react';
import type { Trace } from '#contracts/audit';
import { capital } from '#kernel/words';
import { Part } from '#ui/part';
import { longDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { byDay } from './days.ts';
import { networkName } from './network-name.ts';
import { words } from './words/index.ts';

/** Traces day by day; `line` says the first words of each: what, or who. */
export function TraceList(props: {
  traces: readonly Trace[];
  timeZone: string;
  line: (trace: Trace) => ReactNode;
}) {
  const { language } = useFrame().comfort;
  return byDay(props.traces, props.timeZone, language).map(({ date, traces }) => (
    <Part key={date} name={longDate(language, date)}>
      <ul className="traces">
        {traces.map(({ trace, time }) => (
          <li key={trace.id}>
            <time dateTime={trace.at}>{time}</time>
            <div>
              {props.line(trace)}
              <Rest trace={trace} />
            </div>
          </li>
        ))}
      </ul>
    </Part>
  ));
}

/** The verb of a trace, as a line begins. */
export function Verb({ trace }: { trace: Trace }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <>
      {capital(trace.words[language])}
      {trace.refused && (
        <>
          {' '}
          <span className="tag tag-warn">{say.refused}</span>
        </>
      )}
    </>
  );
}

/** Why not, where, from which network, under which reference: what one looks at when something is odd. */
function Rest({ trace }: { trace: Trace }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { refused, profile, structure, network, reference } = trace;
  const known = [
    profile?.[language],
    structure,
    network && say.network(networkName(network)),
    reference && say.reference(reference),
  ].filter(Boolean);
  return (
    <>
      {refused?.why && <p className="small">{firstSentence(refused.why[language])}</p>}
      {known.length > 0 && <p className="soft small">{capital(known.join(', '))}</p>}
    </>
  );
}

/** A refusal says what happened, then what to do; here only the first is of use. */
const firstSentence = (text: string) => text.replace(/(?<=[.?!]) .*$/s, '');
