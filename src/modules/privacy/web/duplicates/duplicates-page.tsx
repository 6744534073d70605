import '../privacy.css';
import './duplicates.css';
import { useState } from 'react';
import { useSearch } from 'wouter';
import { listDuplicates, type PairToJudge } from '#contracts/privacy';
import { listed } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useFrame, useWords } from '#web/frame';
import { MergeRow } from '../merge-row.tsx';
import { Compared } from './compared.tsx';
import { Judge } from './judge.tsx';
import { words } from './words/index.ts';

const path = '/administration/doublons';

/** `/administration/doublons`: records that may be one person, side by side, with what they have in common. */
export function DuplicatesPage() {
  const after = new URLSearchParams(useSearch()).get('after');
  const asked = after === null ? {} : { after };
  const answer = useAnswer(listDuplicates, asked);
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const settled = async (what: string) => {
    await refresh(listDuplicates, asked);
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {({ pairs, next, merges, isProven }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <noscript>
            <Notice kind="info" title={say.needsScript} />
          </noscript>
          {!isProven && (merges.length > 0 || pairs.some(({ can }) => can.merge)) && (
            <Notice kind="info" title={say.proveFirst}>
              <p>
                <a href={`/connexion/confirmer?retour=${path}`}>{say.prove}</a>
              </p>
            </Notice>
          )}
          {pairs.length === 0 && (
            <Part name={say.title}>
              <p>{say.none}</p>
            </Part>
          )}
          {pairs.map((pair) => (
            <Pair key={pair.id} pair={pair} isProven={isProven} onSettled={settled} />
          ))}
          {merges.length > 0 && (
            <Part name={say.mine} note={say.mineNote}>
              <ul className="privacy-merges">
                {merges.map((merge) => (
                  <MergeRow
                    key={merge.id}
                    merge={merge}
                    isProven={isProven}
                    onUndone={() => settled(say.parted(merge.displayName))}
                  />
                ))}
              </ul>
            </Part>
          )}
          {next !== null && (
            <p className="below">
              <a className="btn btn-line" href={`${path}?after=${next}`}>
                {say.more}
              </a>
            </p>
          )}
        </>
      )}
    </Answered>
  );
}

function Pair(props: {
  pair: PairToJudge;
  isProven: boolean;
  onSettled: (what: string) => Promise<void>;
}) {
  const { pair, isProven, onSettled } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const why = listed(
    language,
    pair.reasons.map((reason) => say.reasons[reason]),
  );
  return (
    <Part name={pair.records[0].displayName}>
      <p className="duplicate-why">{why.charAt(0).toLocaleUpperCase(language) + why.slice(1)}.</p>
      <Compared records={pair.records} />
      <Judge pair={pair} why={why} isProven={isProven} onSettled={onSettled} />
    </Part>
  );
}
