import './photo.css';
import { useId, useState } from 'react';
import { dropPhoto, putPhoto, readMyPhoto } from '#contracts/identity';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { useAnswer, useRefresh } from '#web/answers';
import { call, Refusal, send } from '#web/call';
import { useFrame, useWords } from '#web/frame';
import { shrink } from './shrink.ts';
import { words } from './words/index.ts';

type Happened = { kind: 'ok' | 'alert'; words: string } | 'sending' | undefined;

/** My photo: as it is shown, another one, or none. */
export function Photo() {
  const { me } = useFrame();
  const say = useWords(words);
  const refresh = useRefresh();
  const photo = useAnswer(readMyPhoto, {}).data?.photo ?? null;
  const [happened, setHappened] = useState<Happened>();
  const change = async (work: () => Promise<unknown>, done: string) => {
    setHappened('sending');
    try {
      await work();
      await refresh(readMyPhoto, {});
      setHappened({ kind: 'ok', words: done });
    } catch (fault) {
      const why = fault instanceof Refusal && fault.problem.title;
      setHappened({ kind: 'alert', words: why || say.cut });
    }
  };
  return (
    <Part name={say.name} note={say.note} id="photo">
      <div className="photo">
        {photo === null ? (
          <span className="photo-shown" aria-hidden="true">
            {me.person.initials}
          </span>
        ) : (
          <img className="photo-shown" src={photo} alt={say.yours} width="128" height="128" />
        )}
        <div className="photo-said">
          <p>{say.seenBy}</p>
          <p className="soft small">{say.cleaned}</p>
          <Acts
            has={photo !== null}
            isBusy={happened === 'sending'}
            onChosen={(file) => change(async () => send(putPhoto, {}, await shrink(file)), say.put)}
            onRemoved={() => change(() => call(dropPhoto, {}), say.removed)}
          />
          <Said happened={happened} />
        </div>
      </div>
    </Part>
  );
}

function Acts(props: {
  has: boolean;
  isBusy: boolean;
  onChosen: (file: File) => void;
  onRemoved: () => void;
}) {
  const say = useWords(words);
  const own = useId();
  return (
    <>
      <noscript>
        <p>{say.needsScript}</p>
      </noscript>
      <div className="photo-acts">
        <label className="btn btn-line" htmlFor={own} aria-disabled={props.isBusy}>
          {props.has ? say.change : say.choose}
          <input
            className="sr-only"
            id={own}
            type="file"
            accept="image/*"
            disabled={props.isBusy}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) props.onChosen(file);
              target.value = ''; // The same photo may be chosen again.
            }}
          />
        </label>
        {props.has && (
          <button
            type="button"
            className="btn btn-line"
            disabled={props.isBusy}
            onClick={props.onRemoved}
          >
            {say.remove}
          </button>
        )}
      </div>
    </>
  );
}

function Said({ happened }: { happened: Happened }) {
  const say = useWords(words);
  return (
    <div role="status">
      {happened === 'sending' && <p className="soft">{say.sending}</p>}
      {typeof happened === 'object' && <Notice kind={happened.kind} title={happened.words} />}
    </div>
  );
}
