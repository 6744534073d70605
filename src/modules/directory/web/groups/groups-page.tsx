import './groups.css';
import { type GroupLine, listMyGroups } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { AllGroups } from './all-groups.tsx';
import { GroupList } from './group-list.tsx';
import { MakeGroup } from './make-group.tsx';
import { words } from './words/index.ts';

/** `/groupes`: my groups, those I look after, making one; all of a school for those who look after it. */
export function GroupsPage() {
  const answer = useAnswer(listMyGroups, {});
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ mine, owned, places }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          {places.length > 0 && (
            <>
              <Part name={say.owned}>
                {owned.length === 0 && <p>{say.noneOwned}</p>}
                <GroupList groups={owned} withSchool={places.length > 1} />
              </Part>
              <Part name={say.make} id="creer">
                <noscript>
                  <p className="below">{say.needsScript}</p>
                </noscript>
                <MakeGroup places={places} />
              </Part>
            </>
          )}
          {mine.length === 0 && (
            <Part name={say.mine}>
              <p>{say.noneMine}</p>
            </Part>
          )}
          {schoolsOf(mine).map(({ id, name }) => (
            <Part key={id} name={say.mine} note={name}>
              <GroupList
                groups={mine.filter(({ structure }) => structure.id === id)}
                withSchool={false}
              />
            </Part>
          ))}
          <AllGroups places={places.filter(({ can }) => can.list)} />
        </>
      )}
    </Answered>
  );
}

const schoolsOf = (groups: readonly GroupLine[]) => [
  ...new Map(groups.map(({ structure }) => [structure.id, structure])).values(),
];
