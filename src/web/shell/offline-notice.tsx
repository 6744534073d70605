import { useSyncExternalStore } from 'react';
import { Notice } from '#ui/notice';
import { useWords } from '../frame.ts';
import { words } from '../words/index.ts';

/** Says, politely and at once, that the network is gone; what was read stays readable. */
export function OfflineNotice() {
  const say = useWords(words);
  const online = useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );
  return (
    <div role="status">
      {!online && (
        <div className="offline">
          <Notice kind="warn" title={say.offlineTitle}>
            <p>{say.offline}</p>
          </Notice>
        </div>
      )}
    </div>
  );
}

function watchNetwork(tell: () => void): () => void {
  addEventListener('online', tell);
  addEventListener('offline', tell);
  return () => {
    removeEventListener('online', tell);
    removeEventListener('offline', tell);
  };
}
