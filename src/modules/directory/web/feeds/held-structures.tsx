import './feeds.css';
import {
  allowDeposit,
  type FeedPage,
  type HeldStructure,
  refuseDeposit,
} from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Notice } from '#ui/notice';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** The schools that would lose too many people: each is allowed by its name, or the whole feed refused. */
export function HeldStructures(props: {
  page: FeedPage;
  onDecided: (said: string) => Promise<void>;
}) {
  const { held, deposit, plan, can } = props.page;
  const say = useWords(words);
  return (
    <>
      <Notice kind="warn" title={say.tooMany}>
        <p>{say.tooManyWhy(held.length)}</p>
        {can.decide && <p>{say.tooManyDo}</p>}
        {deposit === null && <p>{say.tooManyByHand}</p>}
        {can.decide && plan === null && <p>{say.notListed}</p>}
      </Notice>
      {can.decide && (
        <noscript>
          <p className="below">{say.needsScript}</p>
        </noscript>
      )}
      <ul className="feed-rows below">
        {held.map((structure) => (
          <li key={structure.uai ?? structure.name}>
            <HeldName structure={structure} />
            {can.decide && <Allow {...props} structure={structure} />}
          </li>
        ))}
      </ul>
      {can.decide && (
        <div className="below">
          <RefuseAll {...props} />
        </div>
      )}
    </>
  );
}

interface Deciding {
  page: FeedPage;
  onDecided: (said: string) => Promise<void>;
}

function Allow({ page, structure, onDecided }: Deciding & { structure: HeldStructure }) {
  const say = useWords(words);
  const { name, uai, gone, isAllowed } = structure;
  if (uai === null || isAllowed || page.deposit === null) return null;
  const { id } = page.deposit;
  const allow = async () => {
    const { isTaken } = await call(allowDeposit, { id, uais: [uai] });
    await onDecided(isTaken ? say.allAllowed : say.someAllowed(name));
  };
  return (
    <EndAskedTwice
      say={{
        ...{ end: say.allow, endOf: say.allowFor(name), endSure: say.allowSure(name, gone) },
        ...{ endYes: say.allowYes, keep: say.doNothing, notEnded: say.notDone },
        ...{ unreachable: say.unreachable, prove: say.prove },
      }}
      end={allow}
    />
  );
}

function RefuseAll({ page, onDecided }: Deciding) {
  const say = useWords(words);
  const refuse = async () => {
    await call(refuseDeposit, { id: page.deposit?.id ?? '' });
    await onDecided(say.refusedNow);
  };
  return (
    <EndAskedTwice
      say={{
        ...{ end: say.refuseAll, endOf: '', endSure: say.refuseSure, endYes: say.refuseYes },
        ...{ keep: say.doNothing, notEnded: say.notDone, unreachable: say.unreachable },
        prove: say.prove,
      }}
      end={refuse}
    />
  );
}

function HeldName({ structure }: { structure: HeldStructure }) {
  const say = useWords(words);
  return (
    <div>
      <p className="feed-row-title">
        {structure.name}
        {structure.isAllowed && <span className="tag tag-ok">{say.allowed}</span>}
      </p>
      <p>{say.gone(structure.gone, structure.people)}</p>
      <p className="soft small">{structure.uai ?? say.noUai}</p>
    </div>
  );
}
