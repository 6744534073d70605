import { applyTables, type ShownPlan, type TableDraft } from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { PlanPart } from '../plan-part.tsx';
import { GiveUp } from './give-up.tsx';
import { words } from './words/index.ts';

interface Deciding {
  draft: TableDraft;
  plan: ShownPlan;
  onDone: (said?: string) => Promise<void>;
}

/** What the tables would do, what is left aside, and the decision. */
export function TablesPlan({ draft, plan, onDone }: Deciding) {
  const say = useWords(words);
  const isNothing = Object.values(plan.counts).every((count) => count === 0);
  return (
    <>
      {draft.isStale && (
        <div role="alert">
          <Notice kind="warn" title={say.stale} />
        </div>
      )}
      {!isNothing && <PlanPart key={plan.id} plan={plan} />}
      <LeftOut draft={draft} />
      <Near draft={draft} />
      <Part name={say.decide}>
        {isNothing && <p>{say.nothing}</p>}
        <div className="tables-decide">
          {!isNothing && <Apply draft={draft} plan={plan} onDone={onDone} />}
          <GiveUp draft={draft} onDone={onDone} />
        </div>
      </Part>
    </>
  );
}

function LeftOut({ draft: { refused, refusedCount } }: Pick<Deciding, 'draft'>) {
  const say = useWords(words);
  if (refusedCount === 0) return null;
  return (
    <Part name={say.aside} note={say.leftOut(refusedCount)}>
      <p>{say.leftOutWhy}</p>
      <ul className="feed-rows below">
        {refused.map(({ file, line, reason }) => (
          <li key={`${file} ${line} ${reason}`}>
            <div>
              <p>{reason}</p>
              <p className="soft small">{say.where(file ?? '', line)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Near({ draft: { near } }: Pick<Deciding, 'draft'>) {
  const say = useWords(words);
  if (near.length === 0) return null;
  return (
    <Part name={say.near}>
      <p>{say.nearWhy}</p>
      <ul className="feed-rows below">
        {near.map(({ file, line, is, was }) => (
          <li key={`${file} ${line} ${was}`}>
            <div>
              <p>{say.nearOne(is, was)}</p>
              <p className="soft small">{say.where(file, line)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Apply({ draft, plan, onDone }: Deciding) {
  const say = useWords(words);
  const { appears = 0, returns = 0, disappears = 0 } = plan.counts;
  return (
    <EndAskedTwice
      say={{
        ...{ end: say.apply, endOf: '', endSure: say.applySure(appears + returns, disappears) },
        ...{ endYes: say.applyYes, keep: say.back, notEnded: say.notDone },
        ...{ unreachable: say.unreachable, prove: say.prove },
      }}
      end={async () => {
        await call(applyTables, { id: draft.id, planId: plan.id });
        await onDone();
      }}
    />
  );
}
