import type { WhoIAm } from '#contracts/identity';
import { readToday, type Today, type Widget } from '#contracts/portal';
import { listed } from '#kernel/words';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Standing } from '#ui/standing';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { longDate, plainDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { useWidget } from '#web/room';
import { words } from './words/index.ts';

/** *Aujourd'hui*: the date, a word of greeting, and what each module has for this person. */
export function TodayPage() {
  const answer = useAnswer(readToday, {});
  const say = useWords(words);
  const { comfort, me } = useFrame();
  return (
    <Answered answer={answer}>
      {(today) => (
        <>
          <Title
            above={say.hello(me.person.givenName)}
            title={longDate(comfort.language, today.date)}
            document={say.today}
          >
            <WhoIAmHere me={me} />
            {today.school && <SchoolDays date={today.date} school={today.school} />}
          </Title>
          {today.widgets.length === 0 && (
            <Part name={say.nothingTitle}>
              <p>{say.nothing}</p>
            </Part>
          )}
          {today.widgets.map((widget) => (
            <WidgetPlace key={widget.name} widget={widget} />
          ))}
        </>
      )}
    </Answered>
  );
}

/** In a sentence: as what one is here, and where; a responsable is everywhere their children are. */
function WhoIAmHere({ me }: { me: WhoIAm }) {
  const say = useWords(words);
  const { comfort } = useFrame();
  const { current, hats, administers } = me;
  const names = hats
    .filter(({ profile }) => profile === 'TUT')
    .map(({ structureName }) => structureName);
  const isEverywhere = administers.some(({ structureId }) => structureId === null);
  if (current === null) return isEverywhere ? <p className="soft">{say.administersAll}</p> : null;
  const where = current.profile === 'TUT' ? listed(comfort.language, names) : current.structureName;
  return <p className="soft">{say.who(current.profileName[comfort.language], where)}</p>;
}

/** Where one is in the school year: how far the holidays are, or when one comes back. */
function SchoolDays({ date, school }: { date: string; school: NonNullable<Today['school']> }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { hasLessons, holiday } = school;
  const isWeekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  const isOff = !hasLessons && !isWeekend && holiday?.days !== 0;
  const back = holiday?.ends ? plainDate(language, holiday.ends) : null;
  if (!isOff && holiday === null) return null;
  return (
    <p className="soft">
      {isOff && `${say.noLessons} `}
      {holiday &&
        (holiday.days > 0
          ? say.holidayIn(holiday.name, holiday.days)
          : say.holidayNow(holiday.name, back))}
    </p>
  );
}

/** A widget, or the word that it does not answer: whatever happens to one, the others stand. */
function WidgetPlace({ widget }: { widget: Widget }) {
  const Found = useWidget(widget.name);
  if (!Found) return null;
  const unavailable = <Unavailable title={widget.title} />;
  if (widget.content === null) return unavailable;
  return (
    <Standing otherwise={unavailable}>
      <Found content={widget.content} />
    </Standing>
  );
}

function Unavailable({ title }: { title: Widget['title'] }) {
  const say = useWords(words);
  return (
    <Part name={useWords(title)}>
      <Notice kind="warn" title={say.unavailableTitle}>
        <p>{say.unavailable}</p>
      </Notice>
    </Part>
  );
}
