import './sso.css';
import { type FormEvent, useState } from 'react';
import { type CharterRow, listCharters, publishCharter } from '#contracts/sso';
import { Answered } from '#ui/answered';
import { Field } from '#ui/field';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { Title } from '#ui/title';
import { useAct } from '#web/act';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { Choice } from './choice.tsx';
import { Lines } from './lines.tsx';
import { words } from './words/index.ts';

/** `/administration/charte`: every version of every charter, and the next one. */
export function ChartersPage() {
  const answer = useAnswer(listCharters, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ charters, brands }) => (
        <>
          <Title title={say.charters}>
            <p>{say.chartersLead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <Part name={say.published}>
            {charters.length === 0 && <p>{say.charterNone}</p>}
            <ul className="apps">
              {charters.map((charter) => (
                <Row key={charter.id} charter={charter} />
              ))}
            </ul>
          </Part>
          <Part name={say.publish} id="publier">
            <noscript>
              <p className="below">{say.needsScript}</p>
            </noscript>
            <CharterForm
              brands={brands}
              onPublished={async () => {
                await refresh(listCharters, {});
                setDone(say.isPublished);
              }}
            />
          </Part>
        </>
      )}
    </Answered>
  );
}

function Row({ charter }: { charter: CharterRow }) {
  const { brandName, version, inForceOn, acceptedBy, text } = charter;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <li>
      <p className="row-title">{say.charterOf(brandName, version)}</p>
      <p className="small soft">{say.charterSince(fullDate(language, inForceOn), acceptedBy)}</p>
      <details>
        <summary>{say.readText}</summary>
        {text.split(/\n\s*\n/).map((part) => (
          <p key={part} className="below">
            {part}
          </p>
        ))}
      </details>
    </li>
  );
}

function CharterForm(props: {
  brands: readonly { key: string; name: string }[];
  onPublished: () => Promise<void>;
}) {
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = Object.fromEntries(new FormData(form)) as Record<string, string>;
    const { brand = '', text = '', inForceOn = '' } = typed;
    return run(async () => {
      await call(publishCharter, { brand, text, inForceOn });
      form.reset();
      await props.onPublished();
    });
  };
  return (
    <form className="apps-form" onSubmit={send}>
      <Choice
        label={say.brand}
        name="brand"
        options={[
          ['', say.chooseBrand],
          ...props.brands.map(({ key, name }) => [key, name] as const),
        ]}
        required
      />
      <Lines label={say.text} hint={say.textHint} name="text" className="apps-text" required />
      <Field label={say.charterDay} name="inForceOn" type="date" required />
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} prove={say.prove} />
      <button type="submit" className="btn" disabled={isBusy}>
        {say.publishIt}
      </button>
    </form>
  );
}
