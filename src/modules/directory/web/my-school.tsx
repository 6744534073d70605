import './my-school.css';
import { Link } from 'wouter';
import type { MySchool as Content } from '#contracts/directory';
import { capital, figure, listed, nounFor } from '#kernel/words';
import { Figures } from '#ui/figures';
import { Part } from '#ui/part';
import { useFrame, useWords } from '#web/frame';
import { niveauName, rankOf } from './niveau-name.ts';
import { Place } from './place.tsx';
import { words } from './words/index.ts';

/** The school in figures, then its divisions by niveau with who follows each. */
export function MySchool({ content }: { content: Content }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { figures, structure, divisions } = content;
  const count = (n: number, [one, other]: readonly [string, string]) => ({
    word: capital(nounFor(language, n, one, other)),
    value: figure(language, n),
  });
  const inClass = divisions.reduce((sum, { pupils }) => sum + pupils, 0);
  const withoutClass = divisions.length === 0 ? 0 : Math.max(0, figures.pupils - inClass);
  return (
    <>
      <Part name={say.mySchool} note={<Place structure={structure} />}>
        <Figures
          figures={[
            count(figures.pupils, say.pupilNoun),
            count(figures.responsables, say.responsableNoun),
            count(figures.teachers, say.teacherNoun),
            count(figures.otherStaff, say.otherStaffNoun),
          ]}
        />
        {withoutClass > 0 && <p className="small soft below">{say.withoutClass(withoutClass)}</p>}
        {structure.uai && (
          <p className="small soft below">
            {say.uai} {structure.uai}
          </p>
        )}
      </Part>
      {byNiveau(divisions).map(([niveau, theirs], i) => (
        <Part
          key={niveau}
          {...(i === 0 && { id: 'classes' })}
          name={niveau ? niveauName(niveau) : say.otherNiveau}
          note={`${say.classes(theirs.length)}, ${say.pupils(theirs.reduce((sum, { pupils }) => sum + pupils, 0))}`}
        >
          <ul className="divisions">
            {theirs.map((division) => (
              <DivisionRow key={division.id} division={division} />
            ))}
          </ul>
        </Part>
      ))}
      {divisions.length === 0 && (
        <Part name={say.classesName}>
          <p>{say.noClassInSchool}</p>
        </Part>
      )}
    </>
  );
}

type Division = Content['divisions'][number];

function DivisionRow({ division }: { division: Division }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const heads = division.professeursPrincipaux;
  return (
    <li>
      <p className="row-title">
        {division.can.open ? (
          <Link href={`/classes/${division.id}`}>{division.label}</Link>
        ) : (
          division.label
        )}
      </p>
      <p className="division-head">
        {heads.length > 0 ? (
          listed(language, heads)
        ) : (
          <span className="soft">{say.noHeadTeacher}</span>
        )}
      </p>
      <p className="division-count soft">{say.pupils(division.pupils)}</p>
    </li>
  );
}

function byNiveau(divisions: Division[]): [string, Division[]][] {
  const groups = new Map<string, Division[]>();
  for (const division of divisions) {
    const niveau = division.niveau ?? '';
    groups.set(niveau, [...(groups.get(niveau) ?? []), division]);
  }
  return [...groups].sort(([a], [b]) => rankOf(a) - rankOf(b));
}
