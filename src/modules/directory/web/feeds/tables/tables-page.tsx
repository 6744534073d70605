import './tables.css';
import { useEffect, useState } from 'react';
import { readTables, type TableDraft } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { FeedSummary } from '../../feed-summary.tsx';
import { BeginForm } from './begin-form.tsx';
import { ColumnsForm } from './columns-form.tsx';
import { GiveUp } from './give-up.tsx';
import { TableFiles } from './table-files.tsx';
import { TablesPlan } from './tables-plan.tsx';
import type { TablesState } from './tables-state.ts';
import { words } from './words/index.ts';

const LOOK_AGAIN = 1_500;

/** `/administration/tableaux`: files, columns, what that would do, then exactly that. */
export function TablesPage() {
  const answer = useAnswer(readTables, {});
  return <Answered answer={answer}>{(state) => <Shown state={state} />}</Answered>;
}

function Shown({ state }: { state: TablesState }) {
  const { draft } = state;
  const say = useWords(words);
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const isWaiting = draft?.state === 'planning' || draft?.state === 'applying';
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => refresh(readTables, {}), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [isWaiting, refresh]);
  const after = async (said = '') => {
    await refresh(readTables, {});
    setDone(said);
  };
  return (
    <>
      <Title title={say.title}>
        <p>{say.lead}</p>
      </Title>
      <noscript>
        <p>{say.needsScript}</p>
      </noscript>
      <div role="status">
        {done !== '' && <Notice kind="ok" title={done} />}
        {isWaiting && (
          <Notice kind="info" title={draft.state === 'planning' ? say.planning : say.applying}>
            <p>{say.leaves}</p>
          </Notice>
        )}
      </div>
      {draft?.report && (
        <Part name={say.report} note={draft.structure.name}>
          <Notice kind="ok" title={say.taken} />
          <div className="below">
            <FeedSummary feed={draft.report} />
          </div>
        </Part>
      )}
      {draft === null || draft.state === 'taken' ? (
        <BeginForm places={state.places} isAgain={draft !== null} onBegun={after} />
      ) : (
        !isWaiting && <Steps draft={draft} columns={state.columns} onDone={after} />
      )}
    </>
  );
}

function Steps(props: {
  draft: TableDraft;
  columns: TablesState['columns'];
  onDone: (said?: string) => Promise<void>;
}) {
  const { draft, columns, onDone } = props;
  const say = useWords(words);
  const isReady = draft.files.length > 0 && draft.files.every(({ fault }) => fault === null);
  return (
    <>
      {draft.fault && (
        <div role="alert">
          <Notice kind="alert" title={say.refused}>
            <p>{say.because(draft.fault.reason, draft.fault.line)}</p>
            {draft.fault.file !== null && <p>{say.refusedIn(draft.fault.file)}</p>}
          </Notice>
        </div>
      )}
      {draft.plan !== null && <TablesPlan draft={draft} plan={draft.plan} onDone={onDone} />}
      <TableFiles draft={draft} onDone={onDone} />
      {isReady && (
        <ColumnsForm
          key={draft.files.map(({ name, size }) => `${name} ${size}`).join()}
          draft={draft}
          columns={columns}
          onAsked={onDone}
        />
      )}
      {draft.plan === null && draft.files.length > 0 && (
        <Part name={say.stop}>
          <GiveUp draft={draft} onDone={onDone} />
        </Part>
      )}
    </>
  );
}
