import './person-page.css';
import { Link } from 'wouter';
import { type PersonPage as Person, readPerson } from '#contracts/directory';
import { listed } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** `/personnes/:id`: who somebody is here, as far as one may know. */
export function PersonPage({ parts }: { parts: Record<string, string | undefined> }) {
  const answer = useAnswer(readPerson, { id: parts['id'] ?? '' });
  return <Answered answer={answer}>{(person) => <Shown person={person} />}</Answered>;
}

function Shown({ person }: { person: Person }) {
  const say = useWords(words);
  const { displayName, roles, groups } = person;
  return (
    <>
      <Title title={displayName} />
      <Part name={say.roles}>
        {roles.length === 0 && <p>{say.noRole}</p>}
        <ul className="person-rows">
          {roles.map(({ profile, structure }) => (
            <li key={profile + structure}>
              {say.roleNames[profile]}
              <p className="soft small">{structure}</p>
            </li>
          ))}
        </ul>
      </Part>
      {groups.length > 0 && (
        <Part name={say.classesName}>
          <ul className="person-rows">
            {groups.map((group) => (
              <Group key={group.id} group={group} />
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

function Group({ group }: { group: Person['groups'][number] }) {
  const { language } = useFrame().comfort;
  const { id, label, structure, matieres, can } = group;
  return (
    <li>
      {can.open ? <Link href={`/classes/${id}`}>{label}</Link> : label}
      <p className="soft small">
        {[structure, listed(language, matieres)].filter(Boolean).join(', ')}
      </p>
    </li>
  );
}
