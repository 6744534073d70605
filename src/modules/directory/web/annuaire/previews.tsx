import type { Visibility } from '#contracts/directory';
import { useWords } from '#web/frame';
import { words as directoryWords } from '../words/index.ts';
import { FieldValue } from './shown-field.tsx';
import { words } from './words/index.ts';

/** The card as each kind of reader finds it. */
export function Previews({ person }: { person: Visibility }) {
  const say = useWords(words);
  const { roleNames } = useWords(directoryWords);
  return (
    <div className="below">
      <h3>{say.previews}</h3>
      <ul className="shown-previews">
        {person.previews.map(({ audience, isFound, roles, shown }) => (
          <li key={audience}>
            <p className="soft small">{say.previewBy[audience]}</p>
            {isFound ? (
              <>
                <p>
                  <b>{person.displayName}</b>
                </p>
                {roles.map(({ profile, structure }) => (
                  <p key={profile + structure} className="small">
                    {`${roleNames[profile]}, ${structure}`}
                  </p>
                ))}
                {shown.length === 0 && <p className="soft small">{say.noContact}</p>}
                {shown.map((one) => (
                  <p key={one.field} className="small">
                    <FieldValue shown={one} />
                  </p>
                ))}
              </>
            ) : (
              <p>{say.notFound}</p>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
