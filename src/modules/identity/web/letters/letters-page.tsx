import './letters.css';
import { type LetterGroup, readAccountsDesk, readLetterGroups } from '#contracts/identity';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { PlaceChoice } from '#ui/place-choice';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { GroupRow } from './group-row.tsx';
import { words } from './words/index.ts';

/** `/administration/comptes/activation`: who has not activated, class by class, and letters for them. */
export function LettersPage() {
  const answer = useAnswer(readAccountsDesk, {});
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ places, isProven }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <noscript>
            <p className="below">{say.needsScript}</p>
          </noscript>
          <PlaceChoice places={places} label={say.where} choose={say.chooseWhere}>
            {({ id }) => <Groups key={id} structureId={id} isProven={isProven} />}
          </PlaceChoice>
        </>
      )}
    </Answered>
  );
}

const parts = {
  pupils: ({ kind, label }: LetterGroup) => kind === 'division' || label === 'ELV',
  responsables: ({ kind, label }: LetterGroup) => kind === 'responsables' || label === 'TUT',
  staff: ({ kind, label }: LetterGroup) => kind === 'profile' && !['ELV', 'TUT'].includes(label),
};

/** Pupils, those responsible for them, staff; whoever helps one class sees that class alone. */
function Groups({ structureId, isProven }: { structureId: string; isProven: boolean }) {
  const answer = useAnswer(readLetterGroups, { structureId });
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ groups }) => (
        <>
          {groups.length === 0 && <p>{say.nobody}</p>}
          {(['pupils', 'responsables', 'staff'] as const).map((part) => {
            const mine = groups.filter(parts[part]).sort(wholeFirst);
            const done = mine.filter(({ waiting }) => waiting === 0);
            const rows = (some: readonly LetterGroup[]) =>
              some.map((group) => (
                <GroupRow key={group.id} {...{ group, structureId, isProven }} />
              ));
            return (
              mine.length > 0 && (
                <Part key={part} name={say.parts[part]}>
                  {done.length < mine.length && (
                    <ul className="letter-groups">
                      {rows(mine.filter(({ waiting }) => waiting > 0))}
                    </ul>
                  )}
                  {done.length > 0 && (
                    <details className="letter-done">
                      <summary>{say.done(done.length)}</summary>
                      <ul className="letter-groups">{rows(done)}</ul>
                    </details>
                  )}
                </Part>
              )
            );
          })}
        </>
      )}
    </Answered>
  );
}

/** Everybody first, then class by class as the server put them. */
const wholeFirst = (a: LetterGroup, b: LetterGroup): number =>
  Number(b.kind === 'profile') - Number(a.kind === 'profile');
