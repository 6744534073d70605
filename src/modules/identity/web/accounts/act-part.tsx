import { type FormEvent, useId, useState } from 'react';
import { type AccountVerb, planAccountAct } from '#contracts/identity';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { PlanCard } from './plan-card.tsx';
import type { Done, Looked, Planned } from './shapes.ts';
import { words } from './words/index.ts';

interface ActProps {
  filter: Looked;
  found: number;
  chosen: ReadonlySet<string>;
  isProven: boolean;
  /** For whoever may only give codes. */
  onlyCodes: boolean;
  onDone: (done: Done) => Promise<void>;
}

/** What to do, to whom; then what that would be; then, for a reason, it. */
export function ActPart(props: ActProps) {
  const say = useWords(words);
  const [planned, setPlanned] = useState<Planned>();
  if (!props.isProven)
    return (
      <Part name={say.proveFirst} id="agir">
        <p>{say.proveWhy}</p>
        <p className="below">
          <a className="btn" href="/connexion/confirmer?retour=/administration/comptes">
            {say.prove}
          </a>
        </p>
      </Part>
    );
  return (
    <Part name={say.act} id="agir">
      {planned === undefined ? (
        <ActForm {...props} onPlanned={setPlanned} />
      ) : (
        <PlanCard
          planned={planned}
          onBack={() => setPlanned(undefined)}
          onDone={async (done) => {
            setPlanned(undefined);
            await props.onDone(done);
          }}
        />
      )}
    </Part>
  );
}

function ActForm(props: ActProps & { onPlanned: (planned: Planned) => void }) {
  const { filter, found, chosen, onlyCodes, onPlanned } = props;
  const say = useWords(words);
  const own = useId();
  const { run, fault, isBusy } = useAct();
  const [by, setBy] = useState<'choice' | 'filter' | 'logins'>('choice');
  const verbs = onlyCodes ? (['reset'] as const) : order;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const verb = typed.get('verb') as AccountVerb;
    const who = {
      choice: { by: 'choice' as const, ids: [...chosen] },
      filter: { by: 'filter' as const, filter },
      logins: { by: 'logins' as const, text: String(typed.get('logins') ?? '') },
    }[by];
    return run(async () =>
      onPlanned({ verb, who, plan: await call(planAccountAct, { verb, who }) }),
    );
  };
  return (
    <form className="accounts-act" onSubmit={send}>
      <fieldset className="choice-cards">
        <legend>{say.what}</legend>
        {verbs.map((verb, i) => (
          <label key={verb} className="choice-card">
            <input type="radio" name="verb" value={verb} defaultChecked={i === 0} required />
            <span>
              <b>{say.verbs[verb].name}</b>
              <span className="hint accounts-about">{say.verbs[verb].about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="choice-cards">
        <legend>{say.whose}</legend>
        {(['choice', 'filter', 'logins'] as const).map((way) => (
          <label key={way} className="choice-card">
            <input type="radio" name="by" checked={by === way} onChange={() => setBy(way)} />
            <span>
              {way === 'choice' && say.whoChoice(chosen.size)}
              {way === 'filter' && say.whoFilter(found)}
              {way === 'logins' && say.whoList}
            </span>
          </label>
        ))}
      </fieldset>
      {by === 'logins' && (
        <div className="field">
          <label htmlFor={own}>{say.list}</label>
          <span className="hint" id={`${own}-h`}>
            {say.listHint}
          </span>
          <textarea
            className="input"
            id={own}
            name="logins"
            rows={5}
            maxLength={200_000}
            spellCheck={false}
            autoCapitalize="none"
            aria-describedby={`${own}-h`}
            required
          />
        </div>
      )}
      <Refused by={fault} title={say.notDone} unreachable={say.unreachable} />
      <button
        type="submit"
        className="btn"
        disabled={isBusy || (by === 'choice' && chosen.size === 0)}
      >
        {say.plan}
      </button>
    </form>
  );
}

/** The most asked for first, the gravest last. */
const order = [
  'reset',
  'reset-factors',
  'end-sessions',
  'lock',
  'unlock',
  'delete',
  'restore',
] as const;
