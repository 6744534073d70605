import './groups.css';
import { useState } from 'react';
import { Link, useSearch } from 'wouter';
import { type GroupPage as Group, readGroup } from '#contracts/directory';
import { listed } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { ChangeGroup } from './change-group.tsx';
import { Members } from './members.tsx';
import { reasonInWords } from './reason-words.ts';
import { ruleInWords } from './rule-words.ts';
import { words } from './words/index.ts';

/** `/groupes/:id`: who is in a group, why, on which day; what one may change in it. */
export function GroupPage({ parts }: { parts: Record<string, string | undefined> }) {
  const { on, after } = Object.fromEntries(new URLSearchParams(useSearch()));
  const asked = { id: parts['id'] ?? '', ...(on && { on }), ...(after && { after }) };
  const answer = useAnswer(readGroup, asked);
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const refreshed = async (what: string) => {
    await refresh(readGroup, asked);
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {(group) => <Shown group={group} done={done} onDone={refreshed} />}
    </Answered>
  );
}

function Shown(props: { group: Group; done: string; onDone: (what: string) => Promise<void> }) {
  const { group, done, onDone } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { label, kind, structures, owners, until, about, on, today, mine, rule, can } = group;
  const names = owners.map(({ name }) => name);
  return (
    <>
      <Title title={label} above={say.oneKind[kind]}>
        {about && <p>{about}</p>}
        <p className="soft">
          {[
            listed(
              language,
              structures.map(({ name }) => name),
            ),
            ...(until === null ? [] : [say.ends(fullDate(language, until))]),
          ].join(', ')}
        </p>
        <p className="below">
          <Link href="/groupes">{say.allMine}</Link>
        </p>
        {names.length > 0 && (
          <p className="soft">
            {(names.length > 1 ? say.ownedByMany : say.ownedBy)(listed(language, names))}
          </p>
        )}
      </Title>
      <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
      {on !== today && (
        <Notice kind="info" title={say.onDay(fullDate(language, on))}>
          <Link href={`/groupes/${group.id}`}>{say.backToToday}</Link>
        </Notice>
      )}
      {mine.length > 0 && (
        <Part name={say.why}>
          {mine.map((reason) => (
            <p key={reason.by + reason.since + reason.through?.id}>
              {reasonInWords(language, group, reason, true)}
            </p>
          ))}
        </Part>
      )}
      {rule !== null && (
        <Part name={say.is}>
          <p>{ruleInWords(language, rule)}</p>
        </Part>
      )}
      <Members group={group} onDone={onDone} />
      {can.change && <ChangeGroup group={group} onDone={onDone} />}
    </>
  );
}
