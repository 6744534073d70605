import './me-page.css';
import type { WhoIAm } from '#contracts/identity';
import { Part } from '#ui/part';
import { PlaceList } from '#ui/places';
import { Title } from '#ui/title';
import { plainMoment } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { ComfortPanel } from './comfort-panel.tsx';
import { Hats } from './hats.tsx';
import { Photo } from './photo/photo.tsx';
import { words } from './words/index.ts';

/** `/moi`: who I am, where I work, how I like to read, and the way out. */
export function MePage() {
  const { me, places } = useFrame();
  const say = useWords(words);
  return (
    <>
      <Title title={me.person.displayName} document={say.me}>
        <p>{say.meLead}</p>
        <form action="/deconnexion" method="post" className="title-below">
          <button type="submit" className="btn btn-line">
            {say.signOut}
          </button>
        </form>
      </Title>
      <Account me={me} />
      <Photo />
      {me.hats.length > 0 && (
        <Part
          name={say.structures}
          note={say.structuresCount(new Set(me.hats.map(({ structureId }) => structureId)).size)}
        >
          <Hats me={me} />
        </Part>
      )}
      {places.some(({ under }) => under === 'me') && (
        <Part name={say.mine}>
          <PlaceList under="me" />
        </Part>
      )}
      <Part name={say.comfort} note={say.comfortNote} id="confort">
        <ComfortPanel />
      </Part>
      <Session me={me} />
    </>
  );
}

function Account({ me }: { me: WhoIAm }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const roles = [
    ...new Set([
      ...me.hats.map(({ profileName }) => profileName[language]),
      ...me.administers.map(({ structureName }) =>
        structureName === null ? say.administersAll : say.administers(structureName),
      ),
    ]),
  ];
  return (
    <Part name={say.account}>
      <dl className="facts">
        <div>
          <dt>{say.login}</dt>
          <dd>{me.person.login}</dd>
        </div>
        {roles.length > 0 && (
          <div>
            <dt>{say.profile(roles.length)}</dt>
            <dd>{roles.join(', ')}</dd>
          </div>
        )}
      </dl>
      <p className="small soft below">{say.accountWhence}</p>
    </Part>
  );
}

function Session({ me }: { me: WhoIAm }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <Part name={say.session}>
      <p>{say.sessionSince(plainMoment(language, me.session.startedAt))}</p>
      <p className="soft">{say.sessionEnds(plainMoment(language, me.session.endsAt))}</p>
    </Part>
  );
}
