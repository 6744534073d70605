import { useState } from 'react';
import type { LetterGroup } from '#contracts/identity';
import { useWords } from '#web/frame';
import { GroupLetters } from './group-letters.tsx';
import { words } from './words/index.ts';

/** A class or a profile: how many still wait; unfolded, who they are and their letters. */
export function GroupRow(props: { group: LetterGroup; structureId: string; isProven: boolean }) {
  const { group } = props;
  const { kind, label, people, waiting, written } = group;
  const say = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const name = kind === 'profile' ? (say.profiles[label] ?? label) : label;
  return (
    <li>
      <div className="letter-group">
        <div>
          <p className="row-title">{name}</p>
          <p className="soft small">
            {waiting === 0
              ? say.allDone
              : `${say.waiting(waiting, people)}, ${say.written(written)}`}
          </p>
        </div>
        {waiting > 0 && (
          <button
            type="button"
            className="btn btn-line"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? say.close : say.open}
            <span className="sr-only"> {say.openOf(name)}</span>
          </button>
        )}
      </div>
      {isOpen && <GroupLetters {...props} />}
    </li>
  );
}
