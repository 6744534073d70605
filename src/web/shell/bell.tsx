import './bell.css';
import { Bell as BellIcon } from 'lucide';
import { Link } from 'wouter';
import { useFrame, useWords } from '../frame.ts';
import { useNews } from '../news.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/index.ts';

const MOST = 99;

/** The bell in the roof: how many notices wait, and a word when one comes. Its place never changes size. */
export function Bell() {
  const { unread = 0, newest } = useNews();
  const { language } = useFrame().comfort;
  const say = useWords(words);
  return (
    <>
      <Link className="roof-item bell" href="/moi/notifications">
        <Icon of={BellIcon} />
        <span className="sr-only">{say.bell(unread)}</span>
        {unread > 0 && (
          <span className="bell-count" aria-hidden="true">
            {unread > MOST ? `${MOST}+` : unread}
          </span>
        )}
      </Link>
      <span className="sr-only" role="status">
        {newest && say.bellRings(newest.words[language].title)}
      </span>
    </>
  );
}
