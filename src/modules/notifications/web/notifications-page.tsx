import './notifications.css';
import {
  listNotices,
  type NoticeList,
  readAllNotices,
  readChoices,
} from '#contracts/notifications';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAct } from '#web/act';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { AddressPart } from './address-part.tsx';
import { ChoicesPart } from './choices-part.tsx';
import { NoticeRow } from './notice-row.tsx';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

/** `/moi/notifications`: what happened, what one wants to know, and where mail goes. */
export function NotificationsPage() {
  const notices = useAnswer(listNotices, {});
  const choices = useAnswer(readChoices, {});
  return (
    <Answered answer={notices}>
      {(list) => (
        <>
          <Stream list={list} />
          <Answered answer={choices}>
            {(chosen) => (
              <>
                <ChoicesPart chosen={chosen} />
                <AddressPart chosen={chosen} />
              </>
            )}
          </Answered>
        </>
      )}
    </Answered>
  );
}

function Stream({ list }: { list: NoticeList }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const { run, fault, isBusy } = useAct();
  const again = () => refresh(listNotices, {});
  const unread = list.notices.filter(({ isRead }) => !isRead);
  const read = list.notices.filter(({ isRead }) => isRead);
  const upTo = Math.max(0, ...list.notices.map(({ number }) => number));
  return (
    <>
      <Title title={say.notifications}>
        <p>{say.lead(list.unread)}</p>
        {list.unread > 1 && (
          <p className="title-below">
            <button
              type="button"
              className="btn btn-line"
              disabled={isBusy}
              onClick={() => run(() => call(readAllNotices, { upTo }).then(again))}
            >
              {say.readAll}
            </button>
          </p>
        )}
        <Refused by={fault} />
      </Title>
      {unread.length > 0 && (
        <Part name={say.unread} note={say.count(list.unread)}>
          <ul className="notices">
            {unread.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} onRead={again} />
            ))}
          </ul>
        </Part>
      )}
      {read.length > 0 && (
        <Part name={say.read}>
          <ul className="notices">
            {read.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} onRead={again} />
            ))}
          </ul>
        </Part>
      )}
      {list.notices.length === 0 && (
        <Part name={say.none}>
          <p>{say.noneYet}</p>
        </Part>
      )}
    </>
  );
}
