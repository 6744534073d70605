import './teachers.css';
import { Link } from 'wouter';
import type { Teacher } from '#contracts/directory';
import { useFrame, useWords } from '#web/frame';
import { matiereList } from './matiere-list.ts';
import { fullName, isFeminine } from './person-name.ts';
import { words } from './words/index.ts';

const collators = { fr: new Intl.Collator('fr'), en: new Intl.Collator('en') };

/** Who teaches what: the matière first, since that is what one looks for; the professeur principal before all. */
export function Teachers({ teachers, label }: { teachers: Teacher[]; label: string }) {
  const { language } = useFrame().comfort;
  const inOrder = teachers
    .slice()
    .sort(
      (a, b) =>
        Number(b.professeurPrincipal) - Number(a.professeurPrincipal) ||
        collators[language].compare(a.matieres[0] ?? '\uffff', b.matieres[0] ?? '\uffff'),
    );
  return (
    <ul className="teachers" aria-label={label}>
      {inOrder.map((teacher) => (
        <TeacherRow key={teacher.id} teacher={teacher} />
      ))}
    </ul>
  );
}

function TeacherRow({ teacher }: { teacher: Teacher }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <li>
      <p className="teacher-what">{matiereList(language, teacher.matieres) || say.noMatiere}</p>
      <p className="teacher-who">
        {teacher.can.open ? (
          <Link href={`/personnes/${teacher.id}`}>{fullName(teacher)}</Link>
        ) : (
          fullName(teacher)
        )}
        {teacher.professeurPrincipal && (
          <span className="tag tag-brand">{say.headTeacher(isFeminine(teacher.civility))}</span>
        )}
      </p>
    </li>
  );
}
