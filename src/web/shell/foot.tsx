import './foot.css';
import { useWords } from '../frame.ts';
import { words } from '../words/index.ts';

/** The pages that anyone may read. */
export function Foot() {
  const say = useWords(words);
  return (
    <footer className="foot">
      <a href="/aide">{say.help}</a>
      <a href="/accessibilite">{say.accessibility}</a>
      <a href="/donnees-personnelles">{say.personal}</a>
      <a href="/mentions-legales">{say.legal}</a>
    </footer>
  );
}
