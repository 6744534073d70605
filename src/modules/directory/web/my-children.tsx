import { Link } from 'wouter';
import type { MyChildren as Content } from '#contracts/directory';
import { Fold } from '#ui/fold';
import { Part } from '#ui/part';
import { useWords } from '#web/frame';
import { HeadTeachers } from './head-teachers.tsx';
import { Place } from './place.tsx';
import { Teachers } from './teachers.tsx';
import { words } from './words/index.ts';

/** A block a child and school, the schools together: a parent never has to switch. */
export function MyChildren({ content }: { content: Content }) {
  const say = useWords(words);
  if (content.children.length === 0) {
    return (
      <Part name={say.myChildren}>
        <p>{say.noChildYet}</p>
      </Part>
    );
  }
  return content.children.map((child) => (
    <Child key={`${child.pupil.id} ${child.structure.id}`} child={child} />
  ));
}

function Child({ child }: { child: Content['children'][number] }) {
  const say = useWords(words);
  const { division, groupes, pupil, structure, teachers } = child;
  const label = say.teachersOf(pupil.givenName);
  return (
    <Part name={pupil.givenName} note={<Place structure={structure} />}>
      <p className="big">{division ? say.inClass(division.label) : say.noDivision}</p>
      <HeadTeachers teachers={teachers} />
      {groupes.length > 0 && (
        <p className="soft">
          {say.groupes(groupes.length)} {groupes.map(({ label: name }) => name).join(', ')}
        </p>
      )}
      {teachers.length > 0 ? (
        <div className="below">
          <Fold show={say.seeTeachers(teachers.length)} hide={say.hideTeachers}>
            <Teachers teachers={teachers} label={label} />
          </Fold>
        </div>
      ) : (
        <p className="soft">{say.noTeacherYet}</p>
      )}
      <p className="below">
        <Link href={`/personnes/${pupil.id}/famille`}>{say.seeFamily(pupil.givenName)}</Link>
      </p>
    </Part>
  );
}
