import './feeds.css';
import type { ReactNode } from 'react';
import type { FeedSourceState } from '#contracts/directory';
import { capital } from '#kernel/words';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { stateOf, tagOf } from './source-tag.ts';
import { words } from './words/index.ts';

/** The folders that feeds come into: how each is, what lies there, and what one may do. */
export function SourceRows(props: {
  sources: readonly FeedSourceState[];
  action?: (source: FeedSourceState) => ReactNode;
}) {
  return (
    <ul className="feed-rows">
      {props.sources.map((source) => (
        <li key={source.id}>
          <SourceRow source={source} isWhole={props.action !== undefined} />
          {props.action?.(source)}
        </li>
      ))}
    </ul>
  );
}

function SourceRow({ source, isWhole }: { source: FeedSourceState; isWhole: boolean }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { label, lastTakenAt, lookedAt, notBefore } = source;
  const state = stateOf(source);
  return (
    <div>
      <p className="feed-row-title">
        {label}
        <span className={tagOf[state]}>{say.sourceStates[state]}</span>
      </p>
      <p>
        {lastTakenAt === null ? say.neverTaken : say.takenOn(plainMoment(language, lastTakenAt))}
      </p>
      {source.fault !== null && <p>{capital(source.fault)}.</p>}
      {source.deposits.map((deposit) => (
        <p key={deposit.id} className="small">
          {deposit.name} : {say.states[deposit.state]}
          {deposit.reason !== null && ` (${deposit.reason})`}
        </p>
      ))}
      <p className="soft small">
        {notBefore === null ? say.nextLook : say.nextAt(notBefore)}{' '}
        {lookedAt === null ? say.notLooked : say.lookedAt(plainMoment(language, lookedAt))}
      </p>
      {isWhole && (
        <p className="soft small">
          {[say.kinds[source.kind], source.structure].filter(Boolean).join(', ')}
          <br />
          {say.path} <span className="feed-path">{source.path}</span>
        </p>
      )}
    </div>
  );
}
