import { explainAddress } from '#contracts/sso';
import { useAnswer } from '#web/answers';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** The lines that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What each address would make the application's own, or what is wrong with it, before anything is sent. */
export function AddressLint({ text, except }: { text: string; except?: string | undefined }) {
  const lines = [...new Set(linesOf(text))].slice(0, 20);
  return (
    <div role="status">
      {lines.length > 0 && (
        <ul className="small">
          {lines.map((line) => (
            <Explained key={line} address={line} except={except} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Explained({ address, except }: { address: string; except: string | undefined }) {
  const say = useWords(words);
  const { data } = useAnswer(explainAddress, { address: address.slice(0, 2_048), except });
  if (data === undefined) return null;
  const { folder, fault, takenBy } = data;
  return (
    <li>
      {fault === null ? (
        say.folder(folder ?? address)
      ) : (
        <>
          <span className="tag tag-warn">{address.slice(0, 80)}</span> {say.faults[fault]} {takenBy}
        </>
      )}
    </li>
  );
}
