import './person-page.css';
import { Link } from 'wouter';
import { type PersonPage as Person, readPerson } from '#contracts/directory';
import { listed } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useFrame, useWords } from '#web/frame';
import { niveauName } from '../niveau-name.ts';
import { initialsOf } from '../person-name.ts';
import { Teachers } from '../teachers.tsx';
import { words } from '../words/index.ts';
import { Facts } from './facts.tsx';
import { FieldValue } from './shown-field.tsx';
import { words as cardWords } from './words/index.ts';

/** `/personnes/:id`: who somebody is here, as far as one may know. */
export function PersonPage({ parts }: { parts: Record<string, string | undefined> }) {
  const answer = useAnswer(readPerson, { id: parts['id'] ?? '' });
  return <Answered answer={answer}>{(person) => <Shown person={person} />}</Answered>;
}

/** The words of the directory and those of cards. */
const useCardWords = () => ({ ...useWords(words), ...useWords(cardWords) });

function Shown({ person }: { person: Person }) {
  const say = useCardWords();
  const { displayName, groups, isUnlisted, isMe, pupil } = person;
  return (
    <>
      <Title title={displayName}>
        <span className="face person-face" aria-hidden="true">
          {initialsOf(person)}
        </span>
        {isUnlisted && (
          <Notice kind="info" title={say.unlisted}>
            <p>{say.unlistedWhy}</p>
          </Notice>
        )}
        {isMe && (
          <p className="below">
            <Link href="/moi/visibilite">{say.whatOthersSee}</Link>
          </p>
        )}
      </Title>
      <Roles person={person} />
      <Contact person={person} />
      {groups.length > 0 && (
        <Part name={say.classesName}>
          <ul className="person-rows">
            {groups.map((group) => (
              <Group key={group.id} group={group} />
            ))}
          </ul>
        </Part>
      )}
      {person.can.readFamily && (
        <Part name={say.family}>
          <Link href={`/personnes/${person.id}/famille`}>{say.familyOf(displayName)}</Link>
        </Part>
      )}
      {pupil && <AtSchool person={person} pupil={pupil} />}
    </>
  );
}

function Roles({ person: { roles } }: { person: Person }) {
  const say = useCardWords();
  return (
    <Part name={say.roles}>
      {roles.length === 0 && <p>{say.noRole}</p>}
      <ul className="person-rows">
        {roles.map(({ profile, structure, functions }) => (
          <li key={profile + structure}>
            {say.roleNames[profile]}
            <p className="soft small">{[...functions, structure].join(', ')}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Contact({ person: { contact, isMe } }: { person: Person }) {
  const say = useCardWords();
  if (isMe) return null;
  return (
    <Part name={say.contact}>
      {contact.length === 0 && <p className="soft">{say.nothingShown}</p>}
      <Facts
        facts={contact.map((shown) => [
          say.fieldNames[shown.field],
          <FieldValue key={shown.field} shown={shown} />,
        ])}
      />
    </Part>
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

/** What a pupil follows, as what, and who teaches them. */
function AtSchool(props: { person: Person; pupil: NonNullable<Person['pupil']> }) {
  const { person, pupil } = props;
  const say = useCardWords();
  const { schoolings, teachers } = pupil;
  return (
    <>
      {schoolings.length > 0 && (
        <Part name={say.schooling}>
          <ul className="person-rows">
            {schoolings.map(({ structure, niveau, regime }) => (
              <li key={structure}>
                {niveau === null ? structure : niveauName(niveau)}
                <p className="soft small">{[structure, regime].filter(Boolean).join(', ')}</p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part name={say.teachingTeam} note={say.teachers(teachers.length)}>
        {teachers.length === 0 && <p>{say.noTeacherYet}</p>}
        <Teachers teachers={teachers} label={say.teachersOf(person.displayName)} />
      </Part>
    </>
  );
}
