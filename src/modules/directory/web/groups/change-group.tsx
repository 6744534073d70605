import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { changeGroup, endGroup, type GroupPage as Group, listMyGroups } from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Field } from '#ui/field';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { IncludedGroups } from './included-groups.tsx';
import { RuleForm } from './rule-form.tsx';
import { linesOf, type WrittenRule } from './rule-words.ts';
import { words } from './words/index.ts';

/** Name, end and rule of a group, the groups it takes, and its end. */
export function ChangeGroup(props: { group: Group; onDone: (what: string) => Promise<void> }) {
  const { group, onDone } = props;
  const say = useWords(words);
  const [, goTo] = useLocation();
  const refresh = useRefresh();
  const end = async () => {
    await call(endGroup, { id: group.id });
    await refresh(listMyGroups, {});
    goTo('/groupes');
  };
  return (
    <>
      {group.kind === 'manual' && <IncludedGroups group={group} onDone={onDone} />}
      <Part name={say.change}>
        <noscript>
          <p className="below">{say.needsScript}</p>
        </noscript>
        <ChangeForm group={group} onDone={onDone} />
        <div className="below">
          <EndAskedTwice
            say={{
              end: say.end,
              endOf: say.endOf(group.label),
              endSure: say.endSure,
              endYes: say.endYes,
              keep: say.keep,
              notEnded: say.notEnded,
              unreachable: say.unreachable,
            }}
            end={end}
          />
        </div>
      </Part>
    </>
  );
}

function ChangeForm(props: { group: Group; onDone: (what: string) => Promise<void> }) {
  const { group, onDone } = props;
  const { id, about, rule: was } = group;
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const [seen, setSeen] = useState<WrittenRule>();
  const lines = was === null ? undefined : linesOf(was);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    return run(async () => {
      const { label = group.label, until = group.until ?? group.today } = typed;
      await call(changeGroup, { id, about, label, until, rule: seen ?? was });
      await onDone(say.saved);
    });
  };
  return (
    <form className="groups-form" onSubmit={send}>
      <Field label={say.name} name="label" maxLength={80} defaultValue={group.label} required />
      <Field
        label={say.until}
        name="until"
        type="date"
        min={group.today}
        defaultValue={group.until ?? ''}
        required
      />
      {was !== null && lines === undefined && <p className="soft">{say.writtenElsewhere}</p>}
      {lines && group.can.changeRule && (
        <RuleForm
          structureIds={group.structures.map((structure) => structure.id)}
          groupId={id}
          first={lines}
          onSeen={setSeen}
        />
      )}
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.save}
      </button>
    </form>
  );
}
