import { type LetterGroup, lettersPath, listWaiting, readLetterGroups } from '#contracts/identity';
import { Answered } from '#ui/answered';
import { useAnswer, useRefresh } from '#web/answers';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** The form of a group's letters, and those whom they are for. The server answers the form with a PDF, in another tab. */
export function GroupLetters(props: {
  group: LetterGroup;
  structureId: string;
  isProven: boolean;
}) {
  const { group, structureId, isProven } = props;
  const asked = { structureId, groupId: group.id };
  const answer = useAnswer(listWaiting, asked);
  const refresh = useRefresh();
  const say = useWords(words);
  const lookAgain = () =>
    Promise.all([refresh(listWaiting, asked), refresh(readLetterGroups, { structureId })]);
  // Made in another tab: what is said here is old once one comes back to it.
  const onSent = () => window.addEventListener('focus', lookAgain, { once: true });
  if (!isProven)
    return (
      <div className="letter-make">
        <p>{say.proveWhy}</p>
        <p>
          <a className="btn" href="/connexion/confirmer?retour=/administration/comptes/activation">
            {say.prove}
          </a>
        </p>
      </div>
    );
  return (
    <div className="letter-make">
      <form method="post" action={lettersPath} target="_blank" onSubmit={onSent} rel="noopener">
        <Hidden structureId={structureId} groupId={group.id} />
        <WhoAndHow group={group} />
        <p className="soft small">{say.makeHint}</p>
        <p className="letter-acts">
          <button type="submit" className="btn">
            {say.make}
          </button>
          <button type="button" className="btn btn-line" onClick={lookAgain}>
            {say.refresh}
          </button>
        </p>
      </form>
      <Answered answer={answer}>
        {({ people }) => (
          <ul className="letter-people" aria-label={say.names}>
            {people.map((person) => (
              <li key={person.id}>
                <Person person={person} />
                <form
                  method="post"
                  action={lettersPath}
                  target="_blank"
                  onSubmit={onSent}
                  rel="noopener"
                >
                  <Hidden structureId={structureId} groupId={group.id} accountId={person.id} />
                  <input type="hidden" name="who" value="all" />
                  <input type="hidden" name="sheet" value="one" />
                  <button type="submit" className="btn btn-line">
                    {say.oneLetter}
                    <span className="sr-only"> {say.oneLetterOf(person.displayName)}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </div>
  );
}

function Hidden(fields: Record<string, string>) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function WhoAndHow({ group: { waiting, written } }: { group: LetterGroup }) {
  const say = useWords(words);
  const isNewLeft = waiting > written;
  return (
    <>
      <fieldset className="choice-cards">
        <legend>{say.who}</legend>
        <label className="choice-card">
          <input
            type="radio"
            name="who"
            value="new"
            defaultChecked={isNewLeft}
            disabled={!isNewLeft}
          />
          <span>{say.whoNew(waiting - written)}</span>
        </label>
        <label className="choice-card">
          <input type="radio" name="who" value="all" defaultChecked={!isNewLeft} />
          <span>
            {say.whoAll(waiting)}
            {written > 0 && <span className="hint letter-about">{say.whoAllHint}</span>}
          </span>
        </label>
      </fieldset>
      <fieldset className="choice-cards">
        <legend>{say.sheet}</legend>
        {(['one', 'four'] as const).map((sheet) => (
          <label key={sheet} className="choice-card">
            <input type="radio" name="sheet" value={sheet} defaultChecked={sheet === 'one'} />
            <span>{say[sheet]}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}

interface Waiting {
  displayName: string;
  login: string;
  children: readonly string[];
  letterUntil: string | null;
}

function Person({ person: { displayName, login, children, letterUntil } }: { person: Waiting }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const letter =
    letterUntil === null ? say.noLetter : say.until(fullDate(language, letterUntil.slice(0, 10)));
  const facts = [login, children.length > 0 && say.childrenOf(children.join('\u00a0; ')), letter];
  return (
    <div>
      <p className="row-title">{displayName}</p>
      <p className="soft small">{facts.filter(Boolean).join(' · ')}</p>
    </div>
  );
}
