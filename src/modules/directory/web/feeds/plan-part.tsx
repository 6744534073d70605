import './feeds.css';
import { type FormEvent, useId, useState } from 'react';
import { listPlanLines, type PlanVerb, type ShownLine, type ShownPlan } from '#contracts/directory';
import { figure } from '#kernel/words';
import { Figures } from '#ui/figures';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useAnswer } from '#web/answers';
import { call } from '#web/call';
import { useFrame, useWords } from '#web/frame';
import { PlanLines } from './plan-lines.tsx';
import { words } from './words/index.ts';

interface Asked {
  structureId?: string;
  verb?: PlanVerb;
  name?: string;
}

/** What a held feed would do: in figures, then by school and by name. Those who would disappear come first. */
export function PlanPart({ plan }: { plan: ShownPlan }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const [asked, setAsked] = useState<Asked>(
    plan.counts.disappears > 0 ? { verb: 'disappears' } : {},
  );
  const counts = Object.entries(plan.counts) as [PlanVerb, number][];
  return (
    <Part name={say.plan}>
      {plan.differing > 0 && <Notice kind="warn" title={say.differing(plan.differing)} />}
      <p className={plan.differing > 0 ? 'below' : undefined}>{say.planWhy}</p>
      <div className="below">
        <Figures
          figures={counts
            .filter(([, n]) => n > 0)
            .map(([verb, n]) => ({ word: say.verbs[verb], value: figure(language, n) }))}
        />
      </div>
      {plan.isListed ? (
        <>
          <Choice plan={plan} asked={asked} onAsked={setAsked} />
          <Lines key={JSON.stringify(asked)} planId={plan.id} asked={asked} />
        </>
      ) : (
        <p>{say.notListed}</p>
      )}
    </Part>
  );
}

function Choice(props: { plan: ShownPlan; asked: Asked; onAsked: (asked: Asked) => void }) {
  const { plan, asked, onAsked } = props;
  const say = useWords(words);
  const own = useId();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { structureId, verb, name } = typed;
    onAsked({
      ...(structureId && { structureId }),
      ...(verb && { verb: verb as PlanVerb }),
      ...(name && { name }),
    });
  };
  return (
    <form className="feed-form below" onSubmit={search}>
      <div className="field">
        <label htmlFor={`${own}-v`}>{say.who}</label>
        <select className="input" id={`${own}-v`} name="verb" defaultValue={asked.verb ?? ''}>
          <option value="">{say.everybody}</option>
          {Object.entries(say.verbs).map(([verb, word]) => (
            <option key={verb} value={verb}>
              {word}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${own}-s`}>{say.whereOne}</label>
        <select className="input" id={`${own}-s`} name="structureId">
          <option value="">{say.everywhere}</option>
          {plan.structures.map(({ structureId, name }) => (
            <option key={structureId} value={structureId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${own}-n`}>{say.named}</label>
        <input className="input" id={`${own}-n`} name="name" type="search" maxLength={80} />
      </div>
      <button type="submit" className="btn btn-line">
        {say.search}
      </button>
    </form>
  );
}

function Lines({ planId, asked }: { planId: string; asked: Asked }) {
  const say = useWords(words);
  const first = useAnswer(listPlanLines, { id: planId, ...asked });
  const [more, setMore] = useState<{ lines: ShownLine[]; next: string | null }>();
  const { run, fault, isBusy } = useAct();
  if (first.data === undefined)
    return first.isError ? (
      <Refused by={first.error} title={say.notDone} unreachable={say.unreachable} />
    ) : null;
  const lines = [...first.data.lines, ...(more?.lines ?? [])];
  const next = more === undefined ? first.data.next : more.next;
  const goOn = () =>
    run(async () => {
      const page = await call(listPlanLines, { id: planId, ...asked, after: next ?? '' });
      setMore({ lines: [...(more?.lines ?? []), ...page.lines], next: page.next });
    });
  return (
    <div className="below">
      {lines.length === 0 ? <p>{say.nobody}</p> : <PlanLines lines={lines} />}
      <Refused by={fault} title={say.notDone} unreachable={say.unreachable} />
      {next !== null && (
        <button type="button" className="btn btn-line" disabled={isBusy} onClick={goOn}>
          {say.more}
        </button>
      )}
    </div>
  );
}
