import { useId } from 'react';
import {
  type Choices,
  chooseKind,
  chooseLanguage,
  readChoices,
  type Where,
} from '#contracts/notifications';
import { Part } from '#ui/part';
import { useAct } from '#web/act';
import { useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useFrame, useWords } from '#web/frame';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

type Kind = Choices['kinds'][number];

/** What one wants to know, and where: each choice is saved as it is made. */
export function ChoicesPart({ chosen }: { chosen: Choices }) {
  const say = useWords(words);
  return (
    <Part name={say.choices} note={say.choicesNote}>
      <ul className="choices-of-kinds">
        {chosen.kinds.map((kind) => (
          <li key={kind.name}>
            {kind.isOptional ? <Choice kind={kind} post={chosen.post} /> : <Always kind={kind} />}
          </li>
        ))}
      </ul>
      {chosen.post !== 'off' && <Language language={chosen.language} />}
    </Part>
  );
}

/** Asks for the choices again: what is shown is what the server keeps. */
export function useChoicesAgain() {
  const refresh = useRefresh();
  return () => refresh(readChoices, {});
}

const places: readonly Where[] = ['everywhere', 'portal', 'mail', 'nowhere'];

function Choice({ kind, post }: { kind: Kind; post: Choices['post'] }) {
  const say = useWords(words);
  const own = useId();
  const { language } = useFrame().comfort;
  const { run, fault, isBusy, isDone } = useAct();
  const again = useChoicesAgain();
  const isMailed = kind.isMailed && post !== 'off';
  const offered = isMailed ? places : (['portal', 'nowhere'] as const);
  const shown = isMailed
    ? kind.where
    : kind.where === 'everywhere' || kind.where === 'portal'
      ? 'portal'
      : 'nowhere';
  const choose = (where: Where) =>
    run(() => call(chooseKind, { name: kind.name, where }).then(again));
  return (
    <div className="field">
      <label htmlFor={own}>{kind.label[language]}</label>
      <select
        className="input"
        id={own}
        value={shown}
        disabled={isBusy}
        onChange={({ target }) => choose(target.value as Where)}
      >
        {offered.map((where) => (
          <option key={where} value={where}>
            {say.where[where]}
          </option>
        ))}
      </select>
      <span role="status" className="small soft">
        {isDone && say.saved}
      </span>
      <Refused by={fault} />
    </div>
  );
}

function Always({ kind }: { kind: Kind }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <>
      <p className="always">{kind.label[language]}</p>
      <p className="small soft">{say.always}</p>
    </>
  );
}

function Language({ language }: { language: Choices['language'] }) {
  const say = useWords(words);
  const own = useId();
  const { run, fault, isBusy, isDone } = useAct();
  const again = useChoicesAgain();
  return (
    <div className="field mail-language">
      <label htmlFor={own}>{say.language}</label>
      <select
        className="input"
        id={own}
        value={language}
        disabled={isBusy}
        onChange={({ target }) =>
          run(() =>
            call(chooseLanguage, { language: target.value as Choices['language'] }).then(again),
          )
        }
      >
        <option value="fr" lang="fr">
          Français
        </option>
        <option value="en" lang="en">
          English
        </option>
      </select>
      <span role="status" className="small soft">
        {isDone && say.saved}
      </span>
      <Refused by={fault} />
    </div>
  );
}
