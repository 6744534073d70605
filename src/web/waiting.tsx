import './waiting.css';
import { useWords } from './frame.ts';
import { words } from './words/index.ts';

/** The place of a page that is coming: still for 300 ms, then a quiet outline of the same layout. */
export function Waiting() {
  const say = useWords(words);
  return (
    <div className="waiting" role="status">
      <span className="sr-only">{say.loading}</span>
      <div className="waiting-title" />
      <div className="waiting-line" />
      <div className="waiting-line" />
      <div className="waiting-line" />
    </div>
  );
}
