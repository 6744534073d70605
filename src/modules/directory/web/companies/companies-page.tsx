import './companies.css';
import { useState } from 'react';
import { listTutorings } from '#contracts/directory';
import { Answered } from '#ui/answered';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { PlaceChoice } from '#ui/place-choice';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { useWords } from '#web/frame';
import { nameOf } from '../custody/name-of.ts';
import { FollowForm } from './follow-form.tsx';
import { TutoringRow } from './tutoring-row.tsx';
import { words } from './words/index.ts';

/** `/administration/entreprises`: who follows which pupil in a company; to note one, and to end one. */
export function CompaniesPage() {
  const answer = useAnswer(listTutorings, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  const after = async (what: string) => {
    await refresh(listTutorings, {});
    setDone(what);
  };
  return (
    <Answered answer={answer}>
      {({ tutorings, places }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <Part name={say.held}>
            {tutorings.length === 0 && <p>{say.nobody}</p>}
            <ul className="tutorings held">
              {tutorings.map((tutoring) => (
                <TutoringRow
                  key={tutoring.id}
                  tutoring={tutoring}
                  hasSeveral={places.length > 1}
                  onEnded={() => after(say.ended(nameOf(tutoring.pupil)))}
                />
              ))}
            </ul>
          </Part>
          <Part name={say.add} id="noter">
            <noscript>
              <p className="below">{say.needsScript}</p>
            </noscript>
            <div className="follow">
              <PlaceChoice places={places} label={say.structure} choose={say.chooseStructure}>
                {(place) => (
                  <FollowForm
                    key={place.id}
                    place={place}
                    onNoted={(tutor, pupil) => after(say.added(tutor, pupil))}
                  />
                )}
              </PlaceChoice>
            </div>
          </Part>
        </>
      )}
    </Answered>
  );
}
