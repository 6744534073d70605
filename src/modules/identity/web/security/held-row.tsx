import type { ReactNode } from 'react';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Something that holds: what, for whom, why; ended in two steps by who may. */
export function HeldRow(props: {
  title: string;
  children: ReactNode;
  /** Below it. */
  more?: ReactNode;
  /** The word of its button. */
  end: string;
  onEnd: (() => Promise<unknown>) | undefined;
}) {
  const { title, children, more, end, onEnd } = props;
  const say = useWords(words);
  return (
    <li>
      <div>
        <p className="row-title">{title}</p>
        <p className="soft small">{children}</p>
        {more}
      </div>
      {onEnd && (
        <EndAskedTwice
          say={{
            end,
            endOf: say.endOf(title),
            endSure: say.sure,
            endYes: say.yes,
            keep: say.keep,
            notEnded: say.notDone,
            unreachable: say.unreachable,
            prove: say.prove,
          }}
          end={onEnd}
        />
      )}
    </li>
  );
}
