import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { AnnuaireSchool, StaffMember } from '#contracts/directory';
import { Part } from '#ui/part';
import { useFrame, useWords } from '#web/frame';
import { cityName } from '../city-name.ts';
import { PeopleList } from './people-list.tsx';
import { words } from './words/index.ts';

/** In which order people are shown. */
export const ways = ['fonction', 'matiere', 'nom'] as const;
export type Way = (typeof ways)[number];

/** The people of one school, in the order that was asked; then its classes. Several schools stand apart. */
export function School(props: { school: AnnuaireSchool; way: Way; hasSeveral: boolean }) {
  const { school, way, hasSeveral } = props;
  if (!hasSeveral) return <InSchool school={school} way={way} Piece={Part} />;
  return (
    <Part name={school.name} note={cityName(school.city ?? '')}>
      <InSchool school={school} way={way} Piece={Smaller} />
    </Part>
  );
}

/** How each piece of the list is set: as a part of the page, or inside one. */
type Piece = typeof Part | typeof Smaller;

function Smaller({ name, id, children }: { name: string; id?: string; children: ReactNode }) {
  return (
    <div className="known-matter" id={id}>
      <h3>{name}</h3>
      {children}
    </div>
  );
}

function InSchool({ school, way, Piece }: { school: AnnuaireSchool; way: Way; Piece: Piece }) {
  const say = useWords(words);
  return (
    <>
      {way === 'fonction' && <ByFunction staff={school.staff} Piece={Piece} />}
      {way === 'matiere' && <ByMatiere staff={school.staff} Piece={Piece} />}
      {way === 'nom' && <ByName school={school} Piece={Piece} />}
      {school.classmates.length > 0 && (
        <Piece name={say.myClass} note={say.people(school.classmates.length)}>
          <PeopleList people={school.classmates} label={say.myClass} />
        </Piece>
      )}
      {school.divisions.length > 0 && (
        <Piece name={say.classes} note={say.mySchoolClasses(school.divisions.length)}>
          <ul className="known-classes">
            {school.divisions.map(({ id, label, can }) => (
              <li key={id}>{can.open ? <Link href={`/classes/${id}`}>{label}</Link> : label}</li>
            ))}
          </ul>
        </Piece>
      )}
    </>
  );
}

interface Shown {
  staff: readonly StaffMember[];
  Piece: Piece;
}

const inOrder = ['DIR', 'EVS', 'ENS', 'DOC', 'ETA', 'ACA', 'COL'] as const;

function ByFunction({ staff, Piece }: Shown) {
  const say = useWords(words);
  return inOrder.map((profile) => {
    const theirs = staff.filter((member) => member.profile === profile);
    const name = say.staffNames[profile] ?? say.otherStaff;
    return (
      theirs.length > 0 && (
        <Piece key={profile} name={name} note={say.people(theirs.length)}>
          <PeopleList people={theirs.map(withWhat)} label={name} />
        </Piece>
      )
    );
  });
}

function ByMatiere({ staff, Piece }: Shown) {
  const say = useWords(words);
  const { compare } = new Intl.Collator(useFrame().comfort.language);
  const teachers = staff.filter(({ profile }) => profile === 'ENS');
  const matters = [...new Set(teachers.flatMap(({ matieres }) => matieres))].sort(compare);
  const others = teachers.filter(({ matieres }) => matieres.length === 0);
  return (
    <Piece name={say.staffNames['ENS'] ?? say.otherStaff} note={say.people(teachers.length)}>
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
    </Piece>
  );
}

/** Everybody by the first letter of their name, with a way to each letter. */
function ByName({ school, Piece }: { school: AnnuaireSchool; Piece: Piece }) {
  const say = useWords(words);
  const people = [...new Map(school.staff.map((member) => [member.id, withWhat(member)])).values()];
  const byLetter = Map.groupBy(people, ({ familyName }) => letterOf(familyName));
  const idOf = (letter: string) => `${school.id}-${letter}`;
  return (
    <>
      <nav aria-label={`${say.letters}, ${school.name}`}>
        <ul className="known-letters">
          {[...byLetter.keys()].map((letter) => (
            <li key={letter}>
              <a href={`#${idOf(letter)}`}>{letter}</a>
            </li>
          ))}
        </ul>
      </nav>
      {[...byLetter].map(([letter, theirs]) => (
        <Piece key={letter} id={idOf(letter)} name={letter} note={say.people(theirs.length)}>
          <PeopleList people={theirs} label={letter} />
        </Piece>
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
