import { giveUpTables, type TableDraft } from '#contracts/directory';
import { EndAskedTwice } from '#ui/end-asked-twice';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Gives the tables up, asked twice. */
export function GiveUp(props: { draft: TableDraft; onDone: (said?: string) => Promise<void> }) {
  const say = useWords(words);
  return (
    <EndAskedTwice
      say={{
        ...{ end: say.giveUp, endOf: '', endSure: say.giveUpSure, endYes: say.giveUpYes },
        ...{ keep: say.back, notEnded: say.notDone, unreachable: say.unreachable },
      }}
      end={async () => {
        await call(giveUpTables, { id: props.draft.id });
        await props.onDone(say.givenUp);
      }}
    />
  );
}
