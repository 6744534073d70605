import { useState } from 'react';
import { type DeadLetter, retryDeadLetter } from '#contracts/admin';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { DropForm } from './drop-form.tsx';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

/** A piece of work that failed: whose, what, since when, what waits for it, and the two things one can do. */
export function LetterRow(props: {
  letter: DeadLetter;
  onDecided: (what: string) => Promise<void>;
}) {
  const { letter, onDecided } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const [isDropping, setDropping] = useState(false);
  const { run, fault, isBusy } = useAct();
  const what = letter.label?.[language] ?? say.someWork;
  const retry = () =>
    run(async () => {
      await call(retryDeadLetter, { id: letter.id });
      await onDecided(say.retried(what));
    });
  return (
    <li>
      <p className="row-title">
        {what} <span className="tag">{letter.house[language]}</span>
      </p>
      <Story letter={letter} />
      <Details letter={letter} />
      <Refused by={fault} />
      {isDropping ? (
        <DropForm
          id={letter.id}
          holdsBack={letter.waiting > 0}
          onDropped={() => onDecided(say.dropped(what))}
          onKept={() => setDropping(false)}
        />
      ) : (
        <p className="letter-acts">
          <button type="button" className="btn" disabled={isBusy} onClick={retry}>
            {say.retry}
            <span className="sr-only">{say.ofWork(what)}</span>
          </button>
          <button type="button" className="btn btn-line" onClick={() => setDropping(true)}>
            {say.drop}
            <span className="sr-only">{say.ofWork(what)}</span>
          </button>
        </p>
      )}
    </li>
  );
}

function Story({ letter }: { letter: DeadLetter }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { event, diedAt, attempts, waiting } = letter;
  return (
    <>
      <p>
        {say.failedAt(plainMoment(language, diedAt))}, {say.attempts(attempts)}.
      </p>
      {waiting > 0 && <p className="letter-waiting">{say.holdsBack(waiting)}</p>}
      <p className="soft small">
        {event === null ? say.byTheClock : say.follows(plainMoment(language, event.happenedAt))}
      </p>
    </>
  );
}

function Details({ letter }: { letter: DeadLetter }) {
  const say = useWords(words);
  const { name, event, error } = letter;
  return (
    <details className="letter-details">
      <summary>{say.details}</summary>
      <dl>
        <dt>{say.reaction}</dt>
        <dd>
          <code>{name}</code>
        </dd>
        {event && (
          <>
            <dt>{say.event}</dt>
            <dd>
              <code>
                {event.name}, v{event.version}
              </code>
            </dd>
          </>
        )}
        <dt>{say.error}</dt>
        <dd>
          <code>{error}</code>
        </dd>
      </dl>
    </details>
  );
}
