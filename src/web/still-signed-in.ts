import { useEffect, useRef } from 'react';
import { whoAmI } from '#contracts/identity';
import { call } from './call.ts';

/**
 * Asks whether the session still lives whenever one comes back to this tab or goes to another of its pages: who signed
 * out in another tab or on another portal is led to the door, which says so. What is on the page waits for nothing.
 */
export function useStillSignedIn(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) ask();
    before.current = path;
  }, [path]);
  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === 'visible') ask();
    };
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, []);
}

/** A refusal has led to the door already; without a network, what is shown stays readable. */
const ask = () => {
  call(whoAmI, {}).catch(() => undefined);
};
