import './sso.css';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { Profile } from '#contracts/directory';
import {
  dropRestriction,
  listRestrictions,
  type Restriction,
  setRestriction,
} from '#contracts/sso';
import { Answered } from '#ui/answered';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { Field } from '#ui/field';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { ReasonField } from '#ui/reason-field';
import { Refused } from '#ui/refused';
import { Title } from '#ui/title';
import { useAct } from '#web/act';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { Choice } from './choice.tsx';
import { profiles } from './profiles.ts';
import { words } from './words/index.ts';

/** `/administration/ouverture`: from which day applications open, class by class. */
export function OpeningPage() {
  const answer = useAnswer(listRestrictions, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async () => {
    await refresh(listRestrictions, {});
    setDone(say.decided);
  };
  return (
    <Answered answer={answer}>
      {({ restrictions, places, can }) => (
        <>
          <Title title={say.opening}>
            <p>{say.openingLead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <Part name={say.openingDays}>
            {restrictions.length === 0 && <p>{say.openingNone}</p>}
            <ul className="held">
              {restrictions.map((one) => (
                <Row
                  key={one.id}
                  restriction={one}
                  canDrop={can.everywhere || one.structureName !== null}
                  onDropped={after}
                />
              ))}
            </ul>
          </Part>
          <Part name={say.decide} id="decider">
            <noscript>
              <p className="below">{say.needsScript}</p>
            </noscript>
            <OpeningForm places={places} everywhere={can.everywhere} onDecided={after} />
          </Part>
        </>
      )}
    </Answered>
  );
}

function Row(props: {
  restriction: Restriction;
  canDrop: boolean;
  onDropped: () => Promise<void>;
}) {
  const { id, structureName, groupLabel, profile, opensOn, reason } = props.restriction;
  const say = useWords(words);
  const known = useWords(profiles);
  const { language } = useFrame().comfort;
  const { unreachable, keep } = say;
  return (
    <li>
      <div>
        <p className="row-title">
          {[groupLabel, structureName ?? say.everywhere].filter(Boolean).join(', ')}
        </p>
        <p>
          {known[profile]}, {say.from(fullDate(language, opensOn))}
        </p>
        <p className="small soft">{reason}</p>
      </div>
      {props.canDrop && (
        <EndAskedTwice
          say={{
            ...{ end: say.drop, endOf: say.dropOf, endSure: say.dropSure, endYes: say.dropYes },
            ...{ keep, notEnded: say.refused, unreachable },
          }}
          end={async () => {
            await call(dropRestriction, { id });
            await props.onDropped();
          }}
        />
      )}
    </li>
  );
}

type Listed = z.output<typeof listRestrictions.reply>;

function OpeningForm(props: {
  places: Listed['places'];
  everywhere: boolean;
  onDecided: () => Promise<void>;
}) {
  const { places, everywhere, onDecided } = props;
  const say = useWords(words);
  const known = useWords(profiles);
  const [structureId, setPlace] = useState(everywhere ? '' : (places[0]?.id ?? ''));
  const groups =
    useAnswer(listRestrictions, structureId === '' ? {} : { structureId }).data?.groups ?? [];
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { groupId = '', profile = 'ELV', opensOn = '', reason = '' } = typed;
    return run(async () => {
      await call(setRestriction, {
        ...(structureId !== '' && { structureId }),
        ...(groupId !== '' && { groupId }),
        ...{ profile: profile as Profile, opensOn, reason },
      });
      await onDecided();
    });
  };
  return (
    <form className="apps-form" onSubmit={send}>
      <Choice
        label={say.place}
        value={structureId}
        onChange={setPlace}
        options={[
          ...(everywhere ? [['', say.everywhere] as const] : []),
          ...places.map(({ id, name }) => [id, name] as const),
        ]}
      />
      {groups.length > 0 && (
        <Choice
          key={structureId}
          label={say.group}
          name="groupId"
          options={[['', say.wholePlace], ...groups.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      <Choice label={say.profile} name="profile" options={Object.entries(known)} />
      <Field label={say.day} name="opensOn" type="date" required />
      <ReasonField label={say.reason} hint={say.reasonHint} />
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.decide}
      </button>
    </form>
  );
}
