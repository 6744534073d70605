import { Notice } from '#ui/notice';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import type { Done } from './shapes.ts';
import { words } from './words/index.ts';

/** The codes that a reset gave: seen once, printed or copied. */
export function Codes({ given }: { given: Done }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const day = given.codesEndAt?.slice(0, 10) ?? '';
  return (
    <div className="accounts-codes">
      <Notice kind="warn" title={say.codesOnce(day && fullDate(language, day))} />
      <ul>
        {given.codes.map(({ login, displayName, code }) => (
          <li key={login}>
            <b>{displayName}</b>
            <span>
              {say.login} {login}
            </span>
            <span>
              {say.code} <span className="accounts-code">{code}</span>
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="btn btn-line" onClick={() => window.print()}>
        {say.print}
      </button>
    </div>
  );
}
