import { Link } from 'wouter';
import type { MyDivisions as Content } from '#contracts/directory';
import { capital } from '#kernel/words';
import { Fold } from '#ui/fold';
import { Names } from '#ui/names';
import { Part } from '#ui/part';
import { useFrame, useWords } from '#web/frame';
import { matiereList } from './matiere-list.ts';
import { isFeminine } from './person-name.ts';
import { words } from './words/index.ts';

/** A teacher's classes, each with its list: the name in the margin, the pupils right of the rule. */
export function MyDivisions({ content }: { content: Content }) {
  const say = useWords(words);
  if (content.divisions.length === 0) {
    return (
      <Part name={say.myClasses} id="classes">
        <p>{say.noDivisionYet}</p>
      </Part>
    );
  }
  return content.divisions.map((division, i) => (
    <Division key={division.id} division={division} id={i === 0 ? 'classes' : undefined} />
  ));
}

function Division(props: { division: Content['divisions'][number]; id: string | undefined }) {
  const { division } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const n = division.pupils.length;
  return (
    <Part
      name={division.label}
      {...(props.id && { id: props.id })}
      note={
        <>
          {division.matieres.length > 0 && <span>{matiereList(language, division.matieres)}</span>}
          <span>{say.pupils(n)}</span>
          {division.professeurPrincipal && (
            <strong>{capital(say.headTeacher(isFeminine(division.civility)))}</strong>
          )}
        </>
      }
      more={
        <Link className="more" href={`/classes/${division.id}`}>
          {division.kind === 'division' ? say.theClass : say.theGroup}
          <span className="sr-only">{` ${division.label}`}</span>
        </Link>
      }
    >
      {n > 0 ? (
        <Fold show={say.seePupils(n)} hide={say.hidePupils}>
          <Names label={say.pupilsOf(division.label)} names={division.pupils} />
        </Fold>
      ) : (
        <p className="soft">{say.noPupilYet}</p>
      )}
    </Part>
  );
}
