import { useRef } from 'react';
import { Link } from 'wouter';
import { type Found, findAnything } from '#contracts/portal';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { useAnswer } from '#web/answers';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What was found, kind by kind; the former results stay until the next ones are there. */
export function SearchResults({ text }: { text: string }) {
  const say = useWords(words);
  const { data, isError } = useAnswer(findAnything, { text });
  const last = useRef<Found>(undefined);
  if (data !== undefined) last.current = data;
  const found = data ?? last.current;
  if (isError && data === undefined)
    return (
      <div role="alert">
        <Notice kind="warn" title={say.unavailableTitle} />
      </div>
    );
  const hits = found?.groups.flatMap((group) => group.hits ?? []) ?? [];
  return (
    <>
      <p className="soft found-status" role="status">
        {data === undefined ? say.searching : say.found(hits.length, data.text)}
      </p>
      {found?.groups.map((group) => (
        <Group key={group.name} group={group} />
      ))}
    </>
  );
}

function Group({ group }: { group: Found['groups'][number] }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { label, hits } = group;
  if (hits !== null && hits.length === 0) return null;
  return (
    <Part name={label[language]} note={hits && hits.length >= 20 ? say.firstOnes(20) : undefined}>
      {hits === null ? (
        <Notice kind="warn" title={say.unavailableTitle} />
      ) : (
        <ul className="found">
          {hits.map(({ href, title, about }) => (
            <li key={href}>
              <Link href={href}>{title}</Link>
              <p className="soft small">{about[language]}</p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
