import { useState } from 'react';
import { firstLook, listAccounts } from '#contracts/identity';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { AccountList } from './account-list.tsx';
import { ActPart } from './act-part.tsx';
import { Codes } from './codes.tsx';
import { FindForm } from './find-form.tsx';
import type { Done, Looked, Place } from './shapes.ts';
import { words } from './words/index.ts';

/** One school: find, choose, act; then the codes that this gave. */
export function PlaceDesk(props: {
  place: Place;
  isProven: boolean;
  onDone: (what: string) => Promise<void>;
}) {
  const { place, isProven, onDone } = props;
  const [filter, setFilter] = useState<Looked>(firstLook(place));
  const [after, setAfter] = useState<string>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [given, setGiven] = useState<Done>();
  const asked = { ...filter, ...(after !== undefined && { after }) };
  const { data, isError } = useAnswer(listAccounts, asked);
  const refresh = useRefresh();
  const say = useWords(words);
  const look = (next: Looked) => {
    setFilter(next);
    setAfter(undefined);
    setChosen(new Set());
  };
  const finish = async (done: Done) => {
    setGiven(done.codes.length > 0 ? done : undefined);
    setChosen(new Set());
    await refresh(listAccounts, asked);
    await onDone(say.done(done.verb, done.count));
  };
  return (
    <>
      {given && (
        <Part name={say.codes} id="codes">
          <Codes given={given} />
        </Part>
      )}
      <Part name={say.find}>
        <FindForm place={place} divisions={data?.divisions ?? []} onLooked={look} />
      </Part>
      <Part name={say.accounts} note={data && say.count(data.count)}>
        {isError && <Notice kind="alert" title={say.unreachable} />}
        {data && (
          <AccountList
            accounts={data.accounts}
            chosen={chosen}
            onChosen={setChosen}
            onMore={data.next === null ? undefined : () => setAfter(data.next ?? undefined)}
          />
        )}
      </Part>
      <ActPart
        filter={filter}
        found={data?.count ?? 0}
        chosen={chosen}
        isProven={isProven}
        onlyCodes={place.classes !== null}
        onDone={finish}
      />
    </>
  );
}
