import { useSearch } from 'wouter';
import { filtersOf, type MyActs, readMyActs, type Trace } from '#contracts/audit';
import { capital } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { More } from './more.tsx';
import { TraceList, Verb } from './trace-list.tsx';
import { words } from './words/index.ts';

/** `/moi/traces`: what I did here, and what was done to my account. */
export function MyTracesPage() {
  const { before } = Object.fromEntries(new URLSearchParams(useSearch()));
  const asked = filtersOf({ before });
  const answer = useAnswer(readMyActs, asked);
  return <Answered answer={answer}>{(acts) => <Shown acts={acts} asked={asked} />}</Answered>;
}

function Shown({ acts, asked }: { acts: MyActs; asked: Record<string, string> }) {
  const say = useWords(words);
  return (
    <>
      <Title title={say.mine}>
        <p>{say.mineLead}</p>
      </Title>
      {acts.traces.length === 0 && (
        <Part name={say.traces}>
          <p>{say.none}</p>
        </Part>
      )}
      <TraceList
        traces={acts.traces}
        timeZone={acts.timeZone}
        line={(trace) => <Line trace={trace} />}
      />
      <More path="/moi/traces" filters={asked} next={acts.next} />
    </>
  );
}

function Line({ trace }: { trace: Trace }) {
  const say = useWords(words);
  return (
    <>
      <p className="row-title">
        <Verb trace={trace} />
      </p>
      {trace.by !== 'me' && <p className="small">{capital(say.byOther[trace.by])}</p>}
    </>
  );
}
