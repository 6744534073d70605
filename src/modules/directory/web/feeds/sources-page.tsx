import './feeds.css';
import { useState } from 'react';
import { Link } from 'wouter';
import { type FeedSourceState, listFeedSources, stopFeedSource } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { SourceForm } from './source-form.tsx';
import { SourceRows } from './source-rows.tsx';
import { words } from './words/index.ts';

/** `/alimentation/sources`: the folders that are looked into; to add one, and to end one. */
export function SourcesPage() {
  const answer = useAnswer(listFeedSources, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    await refresh(listFeedSources, {});
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {({ sources }) => (
        <>
          <Title title={say.sourcesTitle} above={<Link href="/alimentation">{say.back}</Link>}>
            <p>{say.sourcesLead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <Part name={say.watched}>
            {sources.length === 0 && <p>{say.noSource}</p>}
            <SourceRows
              sources={sources}
              action={(source) => <Stop source={source} onStopped={after} />}
            />
          </Part>
          <Part name={say.add} id="ajouter">
            <noscript>
              <p className="below">{say.needsScript}</p>
            </noscript>
            <SourceForm onAdded={(label) => after(say.added(label))} />
          </Part>
        </>
      )}
    </Answered>
  );
}

function Stop(props: { source: FeedSourceState; onStopped: (said: string) => Promise<void> }) {
  const { id, label } = props.source;
  const say = useWords(words);
  return (
    <EndAskedTwice
      say={{
        ...{ end: say.stop, endOf: say.stopOf(label), endSure: say.stopSure, endYes: say.stopYes },
        ...{ keep: say.keep, notEnded: say.notDone, unreachable: say.unreachable },
        prove: say.prove,
      }}
      end={() => call(stopFeedSource, { id }).then(() => props.onStopped(say.stopped(label)))}
    />
  );
}
