import './feeds.css';
import { useState } from 'react';
import { Link } from 'wouter';
import { type FeedPage as Content, readFeed } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { FeedSummary } from '../feed-summary.tsx';
import { HeldStructures } from './held-structures.tsx';
import { NearPart } from './near-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { UndoPart } from './undo-part.tsx';
import { words } from './words/index.ts';

/** `/alimentation/:id`: what a feed changed, where; what is to be decided about it. */
export function FeedPage({ parts }: { parts: { id?: string } }) {
  const answer = useAnswer(readFeed, { id: parts.id ?? '' });
  return <Answered answer={answer}>{(page) => <Shown page={page} />}</Answered>;
}

function Shown({ page }: { page: Content }) {
  const { feed, held, deposit } = page;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const after = async (what: string) => {
    setDone(what);
    await refresh(readFeed, { id: feed.id });
  };
  return (
    <>
      <Title
        title={say.feedOfDay(plainMoment(language, feed.startedAt))}
        above={<Link href="/alimentation">{say.back}</Link>}
      />
      <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
      {held.length > 0 && (
        <Part name={say.held} note={say.schools(held.length)}>
          <HeldStructures page={page} onDecided={after} />
        </Part>
      )}
      {page.plan !== null && <PlanPart key={page.plan.id} plan={page.plan} />}
      <Part name={say.report}>
        <FeedSummary feed={held.length > 0 ? { ...feed, reason: say.tooMany } : feed} />
        {deposit && (
          <p className="soft small below">{say.fromFile(deposit.name, deposit.source)}</p>
        )}
      </Part>
      {page.near.length > 0 && <NearPart pairs={page.near} />}
      {feed.outcome === 'applied' && <Where page={page} />}
      {page.undo !== null && <UndoPart page={page} undo={page.undo} onAsked={after} />}
    </>
  );
}

function Where({ page: { structures, structureCount } }: { page: Content }) {
  const say = useWords(words);
  return (
    <Part name={say.where} note={structureCount > 0 && say.schools(structureCount)}>
      {structures.length === 0 && <p>{say.nowhere}</p>}
      <ul className="feed-rows">
        {structures.map(({ uai, name, people, touched }) => (
          <li key={uai ?? name}>
            <div>
              <p className="row-title">{name}</p>
              <p className="soft small">{uai}</p>
            </div>
            <p>{say.touched(touched, people)}</p>
          </li>
        ))}
      </ul>
      {structures.length < structureCount && (
        <p className="soft small below">{say.mostTouched(structures.length)}</p>
      )}
    </Part>
  );
}
