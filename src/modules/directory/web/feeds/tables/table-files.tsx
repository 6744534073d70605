import { useId, useState } from 'react';
import { dropTable, type GivenTable, putTable, type TableDraft } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call, send } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** The files that were given, why one cannot be read, and more of them. */
export function TableFiles(props: { draft: TableDraft; onDone: (said?: string) => Promise<void> }) {
  const { draft, onDone } = props;
  const { id, files, structure } = draft;
  const say = useWords(words);
  const own = useId();
  const { run, fault, isBusy } = useAct();
  const [isSending, setSending] = useState(false);
  const give = (chosen: readonly File[]) =>
    run(async () => {
      setSending(true);
      try {
        for (const file of chosen) await send(putTable, { id, name: file.name.normalize() }, file);
        await onDone(say.received(chosen.length));
      } finally {
        setSending(false);
      }
    });
  const remove = (name: string) =>
    run(async () => {
      await call(dropTable, { id, name });
      await onDone();
    });
  return (
    <Part name={say.files} note={structure.name}>
      {files.length === 0 && <p>{say.noFile}</p>}
      <ul className="feed-rows">
        {files.map((file) => (
          <li key={file.name}>
            <Given file={file} />
            <button
              type="button"
              className="btn btn-line"
              disabled={isBusy}
              onClick={() => remove(file.name)}
            >
              {say.remove}
              <span className="sr-only"> {file.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Refused by={fault} title={say.notDone} unreachable={say.unreachable} />
      <p className="soft small below" id={`${own}-h`}>
        {say.filesHint}
      </p>
      <div className="below">
        <label className="btn btn-line" htmlFor={own} aria-disabled={isBusy}>
          {say.add}
          <input
            className="sr-only"
            id={own}
            type="file"
            multiple
            accept=".csv,.txt,.tsv,text/csv"
            aria-describedby={`${own}-h`}
            disabled={isBusy}
            onChange={({ target }) => {
              const chosen = [...(target.files ?? [])];
              if (chosen.length > 0) void give(chosen);
              target.value = ''; // The same file may be chosen again, once corrected.
            }}
          />
        </label>
      </div>
      <div role="status">{isSending && <p className="soft">{say.sending}</p>}</div>
    </Part>
  );
}

function Given({ file }: { file: GivenTable }) {
  const say = useWords(words);
  if (file.fault !== null)
    return (
      <Notice kind="alert" title={say.unreadable(file.name)}>
        <p>{say.because(file.fault.reason, file.fault.line)}</p>
        <p>{say.correct}</p>
      </Notice>
    );
  return (
    <div>
      <p className="feed-row-title">{file.name}</p>
      <p className="soft small">
        {file.kind !== null && `${say.tables[file.kind]} · `}
        {say.lines(file.lines)}
      </p>
    </div>
  );
}
