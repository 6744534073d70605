import './annuaire.css';
import { readVisibility, setListing, type Visibility } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Part } from '#ui/part';
import { Refused } from '#ui/refused';
import { Title } from '#ui/title';
import { useAct } from '#web/act';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { OpenFields } from './open-fields.tsx';
import { Previews } from './previews.tsx';
import { words } from './words/index.ts';

/** `/moi/visibilite`: what others see of me, and of the minors for whom I decide. */
export function VisibilityPage() {
  const answer = useAnswer(readVisibility, {});
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ people }) => (
        <>
          <Title title={say.whatOthersSee}>
            <p>{say.visibilityLead}</p>
          </Title>
          {people.map((person) => (
            <Person key={person.id} person={person} />
          ))}
        </>
      )}
    </Answered>
  );
}

function Person({ person }: { person: Visibility }) {
  const say = useWords(words);
  const refresh = useRefresh();
  const { run, fault, isBusy, isDone } = useAct();
  const save = (change: () => Promise<unknown>) =>
    run(() => change().then(() => refresh(readVisibility, {})));
  const { id, isMe, isListed, can, previews } = person;
  return (
    <Part name={isMe ? say.myCard : person.givenName}>
      {!can.decide && <p>{say.minorNote}</p>}
      {can.decide && (
        <noscript>
          <p>{say.needsScript}</p>
        </noscript>
      )}
      <Refused by={fault} title={say.notSaved} unreachable={say.unreachable} />
      <label className="shown-listing">
        <input
          type="checkbox"
          checked={!isListed}
          disabled={!can.decide || isBusy}
          onChange={() =>
            save(() => call(setListing, { id, listing: isListed ? 'unlisted' : 'listed' }))
          }
        />
        <span>
          <b>{say.listing}</b>
          <span className="soft small">
            <br />
            {say.listingHint(isMe)}
          </span>
        </span>
      </label>
      {previews.length === 0 ? (
        <p className="below">{say.onlySchool}</p>
      ) : (
        <>
          <OpenFields person={person} isBusy={isBusy} save={save} />
          <Previews person={person} />
        </>
      )}
      <p className="small soft" role="status">
        {isDone && say.saved}
      </p>
    </Part>
  );
}
