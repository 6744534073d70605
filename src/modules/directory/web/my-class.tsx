import type { MyClass as Content, Schooling } from '#contracts/directory';
import { Part } from '#ui/part';
import { useWords } from '#web/frame';
import { HeadTeachers } from './head-teachers.tsx';
import { Place } from './place.tsx';
import { Teachers } from './teachers.tsx';
import { words } from './words/index.ts';

/** A pupil's own class: where, who follows it, who teaches what. */
export function MyClass({ content }: { content: Content }) {
  const say = useWords(words);
  if (content.schoolings.length === 0) {
    return (
      <Part name={say.myClass}>
        <p>{say.noClassYet}</p>
      </Part>
    );
  }
  return content.schoolings.map((schooling) => (
    <OneSchool key={schooling.structure.id} schooling={schooling} />
  ));
}

function OneSchool({ schooling }: { schooling: Schooling }) {
  const say = useWords(words);
  const { division, groupes, structure, teachers } = schooling;
  return (
    <>
      <Part name={say.myClass} note={<Place structure={structure} />}>
        <p className="big">{division?.label ?? say.noDivision}</p>
        <HeadTeachers teachers={teachers} />
        {groupes.length > 0 && (
          <p className="soft">
            {say.groupes(groupes.length)} {groupes.map(({ label }) => label).join(', ')}
          </p>
        )}
      </Part>
      <Part name={say.myTeachers} note={say.teachers(teachers.length)}>
        {teachers.length > 0 ? (
          <Teachers teachers={teachers} label={say.myTeachers} />
        ) : (
          <p>{say.noTeacherYet}</p>
        )}
      </Part>
    </>
  );
}
