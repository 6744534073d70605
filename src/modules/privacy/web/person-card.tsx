import type { PersonFound } from '#contracts/privacy';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Somebody, so that one makes sure of who it is: name, login, birth, what they are and where. */
export function PersonCard({ person, role }: { person: PersonFound; role: string }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <section className="privacy-card">
      <p className="soft small">{role}</p>
      <h3>{person.displayName}</h3>
      <p>{person.login}</p>
      {person.birthDate && <p>{say.born(fullDate(language, person.birthDate))}</p>}
      <ul>
        {person.roles.map(({ profile, structure }) => (
          <li key={profile + structure}>
            {say.profiles[profile] ?? profile}, {structure}
          </li>
        ))}
      </ul>
      {person.roles.length === 0 && <p className="soft">{say.noRole}</p>}
    </section>
  );
}

/** The last question before what cannot be taken back lightly. */
export function Sure(props: {
  question: string;
  yes: string;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
}) {
  const say = useWords(words);
  return (
    <fieldset className="privacy-sure" disabled={props.isBusy}>
      <legend>{props.question}</legend>
      {/* biome-ignore lint/a11y/noAutofocus: the button that was there has just gone, and the focus with it. */}
      <button type="button" className="btn btn-line" autoFocus onClick={props.onNo}>
        {say.no}
      </button>
      <button type="button" className="btn" onClick={props.onYes}>
        {props.yes}
      </button>
    </fieldset>
  );
}
