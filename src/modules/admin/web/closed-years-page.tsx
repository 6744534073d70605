import './admin.css';
import { type ClosedYear, listClosedYears } from '#contracts/admin';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** `/administration/annees`: what ended with each school year, school by school. */
export function ClosedYearsPage() {
  const answer = useAnswer(listClosedYears, {});
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ total, years }) => (
        <>
          <Title title={say.years}>
            <p>{say.yearsLead}</p>
          </Title>
          {total === 0 && (
            <Part name={say.years}>
              <Notice kind="info" title={say.noYear}>
                <p>{say.noYearYet}</p>
              </Notice>
            </Part>
          )}
          {years.length < total && <p className="soft">{say.newestOf(years.length, total)}</p>}
          {[...Map.groupBy(years, ({ year }) => year)].map(([year, schools]) => (
            <Part key={year} name={say.schoolYear(year)}>
              <ul className="closed">
                {schools.map((school) => (
                  <School key={school.structure.id} {...school} />
                ))}
              </ul>
            </Part>
          ))}
        </>
      )}
    </Answered>
  );
}

function School({ structure, lastDay, ended }: ClosedYear) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <li>
      <p className="row-title">{structure.name}</p>
      <p className="soft small">{say.lastDayWas(fullDate(language, lastDay))}</p>
      {ended.length === 0 && <p>{say.nothingEnded}</p>}
      {ended.flatMap(({ lines }) => lines.map((line) => <p key={line.fr}>{line[language]}</p>))}
    </li>
  );
}
