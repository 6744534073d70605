import { type FormEvent, useState } from 'react';
import { erasePerson, findPerson, type PersonFound } from '#contracts/privacy';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { Field } from './field.tsx';
import { PersonCard, Sure } from './person-card.tsx';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

/** What becomes of what they wrote for others. */
const fates = ['anonymise', 'erase'] as const;

/** A login; then who it is; then, for good or not. */
export function EraseForm({ onDone }: { onDone: (name: string) => Promise<void> }) {
  const say = useWords(words);
  const [person, setPerson] = useState<PersonFound>();
  const [contributions, setContributions] = useState<(typeof fates)[number]>('anonymise');
  const acts = useAct();
  const look = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const login = String(new FormData(event.currentTarget).get('login') ?? '').trim();
    return acts.run(async () => setPerson(await call(findPerson, { login })));
  };
  const erase = ({ login, displayName }: PersonFound) =>
    acts.run(async () => {
      await call(erasePerson, { login, contributions });
      setPerson(undefined);
      await onDone(displayName);
    });
  if (person === undefined)
    return (
      <form className="privacy-form" onSubmit={look}>
        <Field name="login" label={say.eraseLogin} />
        <Refused by={acts.fault} />
        <button type="submit" className="btn" disabled={acts.isBusy}>
          {say.look}
        </button>
      </form>
    );
  return (
    <>
      <PersonCard person={person} role={say.goes} />
      <fieldset className="choice-cards below">
        <legend>{say.contributions}</legend>
        {fates.map((fate) => (
          <label key={fate} className="choice-card">
            <input
              type="radio"
              name="contributions"
              checked={contributions === fate}
              onChange={() => setContributions(fate)}
            />
            <span>{say.contributionFates[fate]}</span>
          </label>
        ))}
      </fieldset>
      <Refused by={acts.fault} />
      <Sure
        question={say.eraseSure}
        yes={say.eraseYes}
        isBusy={acts.isBusy}
        onYes={() => erase(person)}
        onNo={() => setPerson(undefined)}
      />
    </>
  );
}
