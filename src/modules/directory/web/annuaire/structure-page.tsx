import './annuaire.css';
import { Link } from 'wouter';
import { readStructure, type StructurePage as Structure } from '#contracts/directory';
import { capital, figure } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Figures } from '#ui/figures';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { cityName } from '../city-name.ts';
import { words as directoryWords } from '../words/index.ts';
import { Facts } from './facts.tsx';
import { PeopleList } from './people-list.tsx';
import { StructureUpkeep } from './structure-upkeep.tsx';
import { words } from './words/index.ts';

/** `/structures/:id`: what a school is, who leads it, its classes; and for those who look after it, how it is kept. */
export function StructurePage({ parts }: { parts: Record<string, string | undefined> }) {
  const answer = useAnswer(readStructure, { structureId: parts['id'] ?? '' });
  return <Answered answer={answer}>{(structure) => <Shown structure={structure} />}</Answered>;
}

function Shown({ structure }: { structure: Structure }) {
  const say = useWords(words);
  const { structureKinds } = useWords(directoryWords);
  const { language } = useFrame().comfort;
  const { name, kind, city, missingSince, figures, groups, heads, divisions } = structure;
  return (
    <>
      <Title title={name}>
        <p>
          {[capital(structureKinds[kind] ?? ''), cityName(city ?? '')].filter(Boolean).join(', ')}
        </p>
        {missingSince && (
          <Notice kind="warn" title={say.missing(fullDate(language, missingSince))}>
            <p>{say.missingWhy}</p>
          </Notice>
        )}
      </Title>
      {figures && (
        <Part name={say.figures}>
          <Figures
            figures={[
              { word: say.figuresPupils, value: figure(language, figures.pupils) },
              { word: say.figuresFamilies, value: figure(language, figures.responsables) },
              { word: say.figuresStaff, value: figure(language, figures.staff) },
              { word: say.figuresGroups, value: figure(language, groups) },
            ]}
          />
        </Part>
      )}
      <Part name={say.heads}>
        {heads.length === 0 && <p>{say.noHead}</p>}
        <PeopleList
          people={heads.map(({ functions, ...head }) => ({ ...head, what: functions }))}
          label={say.heads}
        />
      </Part>
      <Identity structure={structure} />
      <Part name={say.classes} note={say.mySchoolClasses(divisions.length)}>
        {divisions.length === 0 && <p>{say.noDivision}</p>}
        <ul className="known-classes">
          {divisions.map(({ id, label, pupils, can }) => (
            <li key={id}>
              {can.open ? <Link href={`/classes/${id}`}>{label}</Link> : label}
              <span className="soft small">{`, ${say.pupils(pupils)}`}</span>
            </li>
          ))}
        </ul>
      </Part>
      <StructureUpkeep structure={structure} />
    </>
  );
}

function Identity({ structure }: { structure: Structure }) {
  const say = useWords(words);
  const { type, uai, siret, ministry, academy, phone, email, calendar } = structure;
  const { street, postalCode, city, timeZone, attachedTo } = structure;
  const address = [street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return (
    <Part name={say.identity}>
      <Facts
        facts={[
          [say.type, type],
          [say.uai, uai],
          [say.siret, siret],
          [say.ministry, ministry],
          [say.academy, academy],
          [say.address, address],
          [say.phone, phone && <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>],
          [say.email, email && <a href={`mailto:${email}`}>{email}</a>],
          [say.calendar, calendar && say.calendarName(calendar)],
          [say.clock, timeZone],
          ...attachedTo.map(
            ({ id, name, can }) =>
              [
                say.attached,
                can.open ? (
                  <Link key={id} href={`/structures/${id}`}>
                    {name}
                  </Link>
                ) : (
                  name
                ),
              ] as const,
          ),
        ]}
      />
    </Part>
  );
}
