import { useSearch } from 'wouter';
import { type Acts, filtersOf, readActs, type Trace } from '#contracts/audit';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { FilterForm } from './filter-form.tsx';
import { More } from './more.tsx';
import { TraceList, Verb } from './trace-list.tsx';
import { words } from './words/index.ts';

const path = '/administration/traces';

/** `/administration/traces`: who did what, where one looks after things. */
export function TracesPage() {
  const asked = filtersOf(Object.fromEntries(new URLSearchParams(useSearch())));
  const answer = useAnswer(readActs, asked);
  return <Answered answer={answer}>{(acts) => <Shown acts={acts} asked={asked} />}</Answered>;
}

function Shown({ acts, asked }: { acts: Acts; asked: Record<string, string> }) {
  const say = useWords(words);
  const { person, traces } = acts;
  return (
    <>
      <Title title={person === null ? say.traces : say.tracesOf(person.name)}>
        <p>{say.tracesLead}</p>
      </Title>
      <Part name={say.choose}>
        <FilterForm path={path} verbs={acts.verbs} asked={asked} />
      </Part>
      {traces.length === 0 && (
        <Part name={say.traces}>
          <p>{say.noneFound}</p>
        </Part>
      )}
      <TraceList
        traces={traces}
        timeZone={acts.timeZone}
        line={(trace) => <Line trace={trace} isOne={person !== null} />}
      />
      <More path={path} filters={asked} next={acts.next} />
    </>
  );
}

/** Who, then what; the name leads to all that this person did, unless one is there already. */
function Line({ trace, isOne }: { trace: Trace; isOne: boolean }) {
  const say = useWords(words);
  const { about, by, person } = trace;
  return (
    <>
      {!isOne && (
        <p className="row-title">
          {person === null || by === 'me' ? (
            say.by[by]
          ) : (
            <a href={`${path}?person=${person.id}`} title={say.theirs(person.name)}>
              {person.name}
            </a>
          )}
        </p>
      )}
      <p className={isOne ? 'row-title' : undefined}>
        <Verb trace={trace} />
        {about !== null && `, ${say.about(about.name)}`}
      </p>
    </>
  );
}
