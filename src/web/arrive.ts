import { useEffect, useRef } from 'react';

/**
 * When the page changes without loading: the focus goes to the content, so that a keyboard or a screen reader
 * starts there, and the view to its top; going back keeps the place that the browser remembers.
 */
export function useArrival(path: string): void {
  const before = useRef(path);
  const wentBack = useRef(false);
  useEffect(() => {
    const note = () => {
      wentBack.current = true;
    };
    addEventListener('popstate', note);
    return () => removeEventListener('popstate', note);
  }, []);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.getElementById('contenu')?.focus({ preventScroll: true });
    if (!wentBack.current) scrollTo(0, 0);
    wentBack.current = false;
  }, [path]);
}
