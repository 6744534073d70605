import { type FormEvent, useId, useState } from 'react';
import { type GivenTable, mapTables, type TableDraft, type TableKind } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import type { TablesState } from './tables-state.ts';
import { words } from './words/index.ts';

type Choice = Pick<GivenTable, 'columns'> & { name: string; kind: TableKind };

/** Which header is which column, as it was recognised, to be corrected; then what that would do. */
export function ColumnsForm(props: {
  draft: TableDraft;
  columns: TablesState['columns'];
  onAsked: () => Promise<void>;
}) {
  const { draft, columns, onAsked } = props;
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const [choices, setChoices] = useState<Choice[]>(() => draft.files.map(choiceOf));
  const change = (choice: Choice) =>
    setChoices(choices.map((one) => (one.name === choice.name ? choice : one)));
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    return run(async () => {
      await call(mapTables, { id: draft.id, files: choices });
      await onAsked();
    });
  };
  return (
    <Part name={say.columns}>
      <form className="tables-columns" onSubmit={send}>
        <p>{draft.kind === 'onde' ? say.onde : say.columnsLead}</p>
        {draft.kind === 'csv' &&
          draft.files.map((file) => {
            const choice = choices.find(({ name }) => name === file.name) ?? choiceOf(file);
            return (
              <FileColumns
                key={file.name}
                file={file}
                choice={choice}
                columns={columns}
                onChange={change}
              />
            );
          })}
        <Refused by={fault} title={say.notDone} unreachable={say.unreachable} />
        <button type="submit" className="btn" disabled={isBusy}>
          {say.see}
        </button>
      </form>
    </Part>
  );
}

const choiceOf = ({ name, kind, headers, columns }: GivenTable): Choice => ({
  name,
  kind: kind ?? 'eleves',
  columns: Object.fromEntries(headers.map(({ header }) => [header, columns[header] ?? null])),
});

function FileColumns(props: {
  file: GivenTable;
  choice: Choice;
  columns: TablesState['columns'];
  onChange: (choice: Choice) => void;
}) {
  const { file, choice, columns, onChange } = props;
  const say = useWords(words);
  const own = useId();
  const unknown = Object.values(choice.columns).filter((column) => column === null).length;
  /** Columns of another kind that this one has not are left. */
  const become = (kind: TableKind) => {
    const names = new Set(columns[kind]?.map(({ name }) => name));
    const kept = Object.entries(choice.columns).map(([header, column]) => [
      header,
      column !== null && names.has(column) ? column : null,
    ]);
    onChange({ ...choice, kind, columns: Object.fromEntries(kept) });
  };
  return (
    <fieldset className="tables-file">
      <legend>{file.name}</legend>
      <div className="field">
        <label htmlFor={own}>{say.holds}</label>
        <select
          className="input"
          id={own}
          value={choice.kind}
          onChange={(event) => become(event.currentTarget.value as TableKind)}
        >
          {Object.entries(say.tables).map(([kind, word]) => (
            <option key={kind} value={kind}>
              {word}
            </option>
          ))}
        </select>
      </div>
      {unknown > 0 && (
        <Notice kind="info" title={say.unknown(unknown)}>
          <p>{say.unknownWhy}</p>
        </Notice>
      )}
      <ul className="tables-headers">
        {file.headers.map(({ header, samples }, at) => (
          <li key={header}>
            <div>
              <label htmlFor={`${own}-${at}`}>{say.columnOf(header)}</label>
              <p className="soft small" id={`${own}-${at}-e`}>
                {samples.length > 0 ? say.samples(samples.join(', ')) : say.noSample}
              </p>
            </div>
            <select
              className="input"
              id={`${own}-${at}`}
              aria-describedby={`${own}-${at}-e`}
              value={choice.columns[header] ?? ''}
              onChange={(event) => {
                const column = event.currentTarget.value || null;
                onChange({ ...choice, columns: { ...choice.columns, [header]: column } });
              }}
            >
              <option value="">{say.leave}</option>
              {columns[choice.kind]?.map(({ name, isCompulsory }) => (
                <option key={name} value={name}>
                  {name.replaceAll('_', ' ')}
                  {isCompulsory && ` (${say.compulsory})`}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
