import { type DivisionPage as Division, readDivision } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { HeadTeachers } from './head-teachers.tsx';
import { PupilList } from './pupil-list.tsx';
import { Teachers } from './teachers.tsx';
import { words } from './words/index.ts';

/** `/classes/:id`: who is in a division or groupe, and who teaches there. */
export function DivisionPage({ parts }: { parts: Record<string, string | undefined> }) {
  const answer = useAnswer(readDivision, { id: parts['id'] ?? '' });
  return <Answered answer={answer}>{(division) => <Shown division={division} />}</Answered>;
}

function Shown({ division }: { division: Division }) {
  const say = useWords(words);
  const { label, pupils, structure, teachers } = division;
  return (
    <>
      <Title title={label}>
        <p>{structure.name}</p>
        <HeadTeachers teachers={teachers} />
      </Title>
      <Part name={say.pupilsName} note={say.pupils(pupils.length)}>
        {pupils.length > 0 ? (
          <PupilList pupils={pupils} label={say.pupilsOf(label)} />
        ) : (
          <p>{say.noPupilYet}</p>
        )}
      </Part>
      <Part name={say.teachersName} note={say.teachers(teachers.length)}>
        {teachers.length > 0 ? (
          <Teachers teachers={teachers} label={say.teachersOf(label)} />
        ) : (
          <p>{say.noTeacherYet}</p>
        )}
      </Part>
    </>
  );
}
