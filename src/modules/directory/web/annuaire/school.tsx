import { Link } from 'wouter';
import type { AnnuaireSchool, StaffMember } from '#contracts/directory';
import { Part } from '#ui/part';
import { useFrame, useWords } from '#web/frame';
import { PeopleList } from './people-list.tsx';
import { words } from './words/index.ts';

/** In which order people are shown. */
export const ways = ['fonction', 'matiere', 'nom'] as const;
export type Way = (typeof ways)[number];

/** The people of one school, in the order that was asked; then its classes. */
export function School(props: { school: AnnuaireSchool; way: Way; hasSeveral: boolean }) {
  const { school, way } = props;
  const say = useWords(words);
  const place = props.hasSeveral ? school.name : undefined;
  return (
    <>
      {school.classmates.length > 0 && (
        <Part name={say.myClass} note={say.people(school.classmates.length)}>
          <PeopleList people={school.classmates} label={say.myClass} />
        </Part>
      )}
      {way === 'fonction' && <ByFunction staff={school.staff} place={place} />}
      {way === 'matiere' && <ByMatiere staff={school.staff} place={place} />}
      {way === 'nom' && <ByName staff={school.staff} place={place} />}
      {school.divisions.length > 0 && (
        <Part name={say.classes} note={say.mySchoolClasses(school.divisions.length)}>
          <ul className="known-classes">
            {school.divisions.map(({ id, label, can }) => (
              <li key={id}>{can.open ? <Link href={`/classes/${id}`}>{label}</Link> : label}</li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

interface Shown {
  staff: readonly StaffMember[];
  /** The school, when there are several. */
  place: string | undefined;
}

const inOrder = ['DIR', 'EVS', 'ENS', 'DOC', 'ETA', 'ACA', 'COL'] as const;

function ByFunction({ staff, place }: Shown) {
  const say = useWords(words);
  return inOrder.map((profile) => {
    const theirs = staff.filter((member) => member.profile === profile);
    const name = say.staffNames[profile] ?? say.otherStaff;
    return (
      theirs.length > 0 && (
        <Part key={profile} name={name} note={place ?? say.people(theirs.length)}>
          <PeopleList people={theirs.map(withWhat)} label={name} />
        </Part>
      )
    );
  });
}

function ByMatiere({ staff, place }: Shown) {
  const say = useWords(words);
  const { compare } = new Intl.Collator(useFrame().comfort.language);
  const teachers = staff.filter(({ profile }) => profile === 'ENS');
  const matters = [...new Set(teachers.flatMap(({ matieres }) => matieres))].sort(compare);
  const others = teachers.filter(({ matieres }) => matieres.length === 0);
  const note = place ?? say.people(teachers.length);
  return (
    <Part name={say.staffNames['ENS'] ?? say.otherStaff} note={note}>
      {[...matters, ''].map((matter) => {
        const theirs =
          matter === '' ? others : teachers.filter((one) => one.matieres.includes(matter));
        const name = matter || say.noMatiere;
        return (
          theirs.length > 0 && (
            <div className="known-matter" key={name}>
              <h3>{name}</h3>
              <PeopleList people={theirs} label={name} />
            </div>
          )
        );
      })}
    </Part>
  );
}

/** Everybody by the first letter of their name, with a way to each letter. */
function ByName({ staff, place }: Shown) {
  const say = useWords(words);
  const people = [...new Map(staff.map((member) => [member.id, withWhat(member)])).values()];
  const byLetter = Map.groupBy(people, ({ familyName }) => letterOf(familyName));
  const idOf = (letter: string) => `lettre-${letter}`;
  return (
    <>
      <nav aria-label={say.letters}>
        <ul className="known-letters">
          {[...byLetter.keys()].map((letter) => (
            <li key={letter}>
              <a href={`#${idOf(letter)}`}>{letter}</a>
            </li>
          ))}
        </ul>
      </nav>
      {[...byLetter].map(([letter, theirs]) => (
        <Part
          key={letter}
          id={idOf(letter)}
          name={letter}
          note={place ?? say.people(theirs.length)}
        >
          <PeopleList people={theirs} label={letter} />
        </Part>
      ))}
    </>
  );
}

const letterOf = (name: string) =>
  (name.normalize('NFD')[0] ?? '').toLocaleUpperCase('fr').replace(/[^A-Z]/, '#');

const withWhat = ({ functions, matieres, ...person }: StaffMember) => ({
  ...person,
  what: matieres.length > 0 ? matieres : functions,
});
