import { readToday, type Widget } from '#contracts/portal';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { longDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { useWidget } from '#web/room';
import { words } from './words/index.ts';

/** *Aujourd'hui*: the date, a word of greeting, and what each module has for this person. */
export function TodayPage() {
  const answer = useAnswer(readToday, {});
  const say = useWords(words);
  const { comfort } = useFrame();
  return (
    <Answered answer={answer}>
      {(today) => (
        <>
          <Title
            above={say.hello(today.me.person.givenName)}
            title={longDate(comfort.language, today.date)}
            document={say.today}
          />
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

function WidgetPlace({ widget }: { widget: Widget }) {
  const say = useWords(words);
  const Found = useWidget(widget.name);
  if (!Found) return null;
  if (widget.content !== null) return <Found content={widget.content} />;
  return (
    <Part name={widget.title}>
      <Notice kind="warn" title={say.unavailableTitle}>
        <p>{say.unavailable}</p>
      </Notice>
    </Part>
  );
}
