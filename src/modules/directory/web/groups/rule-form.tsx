import { useId, useState } from 'react';
import { type Attribute, listRuleValues, type Preview, previewRule } from '#contracts/directory';
import { listed } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useAnswer } from '#web/answers';
import { call } from '#web/call';
import { useFrame, useWords } from '#web/frame';
import {
  type RuleLine,
  type RuleValue,
  ruleOf,
  type SimpleRule,
  type WrittenRule,
} from './rule-words.ts';
import { words } from './words/index.ts';

const empty: SimpleRule = { join: 'all', lines: [{ on: 'profile', isNot: false, in: [] }] };

/** Writes a rule line by line, and shows whom it brings; `onSeen` is told of the rule that was shown, or of none. */
export function RuleForm(props: {
  structureIds: readonly string[];
  groupId?: string;
  first?: SimpleRule | undefined;
  onSeen: (rule: WrittenRule | undefined) => void;
}) {
  const { structureIds, groupId, onSeen } = props;
  const say = useWords(words);
  const own = useId();
  const values = useAnswer(listRuleValues, { structureIds: structureIds.join() });
  const [simple, setSimple] = useState(props.first ?? empty);
  const [preview, setPreview] = useState<Preview>();
  const { run, fault, isBusy } = useAct();
  const change = (changed: SimpleRule) => {
    setSimple(changed);
    setPreview(undefined);
    onSeen(undefined);
  };
  const show = () =>
    run(async () => {
      const rule = ruleOf(simple);
      const asked = { structureIds: structureIds.join(), rule: JSON.stringify(rule), groupId };
      setPreview(await call(previewRule, asked));
      onSeen(rule);
    });
  const changeLine = (at: number, line: RuleLine | undefined) =>
    change({
      ...simple,
      lines: simple.lines.flatMap((old, i) => (i !== at ? [old] : line ? [line] : [])),
    });
  return (
    <Answered answer={values}>
      {({ values }) => (
        <>
          <div className="field">
            <label htmlFor={own}>{say.fits}</label>
            <select
              className="input"
              id={own}
              value={simple.join}
              onChange={({ target }) => change({ ...simple, join: target.value as 'all' | 'any' })}
            >
              <option value="all">{say.allOf}</option>
              <option value="any">{say.anyOf}</option>
            </select>
          </div>
          {simple.lines.map((line, at) => (
            <Line
              key={at}
              at={at}
              line={line}
              values={values}
              onChange={(changed) => changeLine(at, changed)}
              onDrop={simple.lines.length > 1 ? () => changeLine(at, undefined) : undefined}
            />
          ))}
          <div className="groups-acts">
            {simple.lines.length < 10 && (
              <button
                type="button"
                className="btn btn-line"
                onClick={() => change({ ...simple, lines: [...simple.lines, ...empty.lines] })}
              >
                {say.addLine}
              </button>
            )}
            <button
              type="button"
              className="btn btn-line"
              disabled={isBusy || simple.lines.some((line) => line.in.length === 0)}
              onClick={show}
            >
              {say.preview}
            </button>
          </div>
          <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
          <div role="status">
            {preview && <Shown preview={preview} isOfGroup={groupId !== undefined} />}
          </div>
        </>
      )}
    </Answered>
  );
}

function Line(props: {
  at: number;
  line: RuleLine;
  values: readonly RuleValue[];
  onChange: (line: RuleLine) => void;
  onDrop: (() => void) | undefined;
}) {
  const { at, line, values, onChange, onDrop } = props;
  const say = useWords(words);
  const own = useId();
  const known = (Object.keys(say.attributes) as Attribute[]).filter((on) =>
    values.some((value) => value.on === on),
  );
  return (
    <fieldset className="groups-rule">
      <legend className="small soft">
        {say.condition} {at + 1}
      </legend>
      <div className="groups-line">
        <select
          className="input"
          aria-label={say.how}
          value={line.isNot ? 'not' : ''}
          onChange={({ target }) => onChange({ ...line, isNot: target.value === 'not' })}
        >
          <option value="">{say.holds}</option>
          <option value="not">{say.holdsNot}</option>
        </select>
        <select
          className="input"
          aria-label={say.condition}
          value={line.on}
          onChange={({ target }) => onChange({ ...line, on: target.value as Attribute, in: [] })}
        >
          {known.map((on) => (
            <option key={on} value={on}>
              {say.attributes[on]}
            </option>
          ))}
        </select>
      </div>
      <label className="small" htmlFor={own}>
        {say.values}
      </label>
      <select
        className="input"
        id={own}
        multiple
        size={5}
        value={[...line.in]}
        onChange={({ target }) =>
          onChange({ ...line, in: [...target.selectedOptions].map(({ value }) => value) })
        }
      >
        {values
          .filter(({ on }) => on === line.on)
          .map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
      </select>
      {onDrop && (
        <button type="button" className="btn btn-line" onClick={onDrop}>
          {say.dropLine}
        </button>
      )}
    </fieldset>
  );
}

function Shown({ preview, isOfGroup }: { preview: Preview; isOfGroup: boolean }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { total, first, comes, firstToCome, goes, firstToGo } = preview;
  const named = (count: string, names: readonly string[]) =>
    `${count}${names.length > 0 ? `\u00a0: ${listed(language, names)}` : ''}`;
  return (
    <Notice kind="info" title={say.wouldBe(total)}>
      {isOfGroup ? (
        <>
          <p>{named(say.comes(comes), firstToCome)}</p>
          <p>{named(say.goes(goes), firstToGo)}</p>
        </>
      ) : (
        first.length > 0 && <p>{say.forExample(listed(language, first))}</p>
      )}
    </Notice>
  );
}
