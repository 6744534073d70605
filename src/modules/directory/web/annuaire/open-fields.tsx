import { openField, type Visibility } from '#contracts/directory';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { FieldValue } from './shown-field.tsx';
import { words } from './words/index.ts';

/** What the directory knows of a person, and to whom it is open: each tick is saved as it is made. */
export function OpenFields(props: {
  person: Visibility;
  isBusy: boolean;
  save: (change: () => Promise<unknown>) => Promise<void>;
}) {
  const { person, isBusy, save } = props;
  const say = useWords(words);
  const { id, can, fields } = person;
  return (
    <div className="below">
      <h3>{say.fields}</h3>
      {fields.length === 0 ? (
        <p>{say.noField}</p>
      ) : (
        can.decide && <p className="soft small">{say.fieldsHint}</p>
      )}
      <ul className="shown-fields">
        {fields.map(({ field, value, audiences }) => (
          <li key={field}>
            <fieldset disabled={!can.decide || isBusy}>
              <legend>
                <b>{say.fieldNames[field]}</b>
                {' : '}
                <FieldValue shown={{ field, value }} />
              </legend>
              {audiences.map(({ audience, isOpen, isAlways }) => (
                <label key={audience}>
                  <input
                    type="checkbox"
                    checked={isOpen}
                    disabled={isAlways}
                    onChange={() =>
                      save(() =>
                        call(openField, { id, field, audience, state: isOpen ? 'closed' : 'open' }),
                      )
                    }
                  />
                  <span>
                    {say.audienceNames[audience]}
                    {isAlways && <span className="soft small">{`, ${say.alwaysShown}`}</span>}
                  </span>
                </label>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
    </div>
  );
}
