import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { listNotices, type NoticeShown } from '#contracts/notifications';
import { addressOf } from '#kernel/contract';
import { useFrame } from './frame.ts';
import { listenHere } from './news/listen.ts';

/** What came while one looks at the page. */
interface NewsHere {
  /** Undefined until the stream says it, right after the page is there. */
  unread: number | undefined;
  /** The last that came, to be said aloud. */
  newest: NoticeShown | undefined;
}

const nothing: NewsHere = { unread: undefined, newest: undefined };

/** The news of the person who is signed in, as they come; the list of notices is asked for anew when it changed. */
export function useNews(): NewsHere {
  const { me } = useFrame();
  const answers = useQueryClient();
  const [news, setNews] = useState(nothing);
  const of = me.person.id;
  const session = me.session.startedAt;
  useEffect(() => {
    let known: number | undefined;
    return listenHere({ of, session }, (word) => {
      if ('over' in word) return setNews(nothing);
      const { unread, notices } = word.news;
      const isNew = notices.length > 0 || (known !== undefined && known !== unread);
      known = unread;
      setNews((before) => ({ unread, newest: notices.at(-1) ?? before.newest }));
      if (isNew) answers.invalidateQueries({ queryKey: [addressOf(listNotices, {}).url] });
    });
  }, [of, session, answers]);
  return news;
}
