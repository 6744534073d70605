import { Link } from 'wouter';
import { type NoticeShown, readNotice } from '#contracts/notifications';
import { capital } from '#kernel/words';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

/** One piece of news: what, when, where it leads; not read yet, it says so in words. */
export function NoticeRow(props: { notice: NoticeShown; onRead: () => Promise<void> }) {
  const { notice, onRead } = props;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { run, fault, isBusy } = useAct();
  const { title, body } = notice.words[language];
  const read = () => run(() => call(readNotice, { id: notice.id }).then(onRead));
  return (
    <li className={notice.isRead ? 'notice-row' : 'notice-row is-unread'}>
      <p className="notice-row-title">
        <Link href={notice.href} onClick={() => notice.isRead || read()}>
          {title}
        </Link>
        {!notice.isRead && <span className="tag tag-brand">{say.isUnread}</span>}
      </p>
      {body.split('\n').map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p className="small soft">{capital(plainMoment(language, notice.at))}</p>
      <Refused by={fault} />
      {!notice.isRead && (
        <p>
          <button type="button" className="btn btn-line" disabled={isBusy} onClick={read}>
            {say.markRead}
            <span className="sr-only">{say.ofNotice(title)}</span>
          </button>
        </p>
      )}
    </li>
  );
}
