import './banners.css';
import { useEffect } from 'react';
import { Notice } from '#ui/notice';
import { plainMoment } from '../dates.ts';
import { useFrame, useWords } from '../frame.ts';
import { words } from '../words/index.ts';

/** Above every page: that somebody helps in one's sight, and what is suspended for now. */
export function Banners() {
  const { support, suspended, person } = useFrame().me;
  const { language } = useFrame().comfort;
  const say = useWords(words);
  useEndOf(support?.endsAt);
  if (support === null && suspended.length === 0) return null;
  return (
    <div className="banners">
      {support !== null && (
        <Notice kind="warn" title={say.supportTitle(person.displayName)}>
          <p>{say.support(plainMoment(language, support.endsAt))}</p>
          <form action="/assistance/fin" method="post">
            <button type="submit" className="btn btn-line">
              {say.supportEnd}
            </button>
          </form>
        </Notice>
      )}
      {suspended.map(({ capability, reason, until }) => (
        <Notice key={capability + reason} kind="warn" title={say.suspended[capability]}>
          <p>{say.suspendedWhy(reason, until === null ? null : plainMoment(language, until))}</p>
        </Notice>
      ))}
    </div>
  );
}

/** When help is over, what is on the page is no longer one's to see. */
function useEndOf(endsAt: string | undefined): void {
  useEffect(() => {
    if (endsAt === undefined) return;
    const timer = setTimeout(() => location.assign('/'), Date.parse(endsAt) - Date.now());
    return () => clearTimeout(timer);
  }, [endsAt]);
}
