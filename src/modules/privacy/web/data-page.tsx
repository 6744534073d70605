import './privacy.css';
import { Download } from 'lucide';
import { type KeptOfMe, readKeptOfMe } from '#contracts/privacy';
import { Answered } from '#ui/answered';
import { Icon } from '#ui/icon';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer } from '#web/answers';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** `/moi/donnees`: what is kept of me, how long and why; a copy of it; whom to write to. Works without script. */
export function DataPage() {
  const answer = useAnswer(readKeptOfMe, {});
  return <Answered answer={answer}>{(kept) => <Shown kept={kept} />}</Answered>;
}

function Shown({ kept }: { kept: KeptOfMe }) {
  const say = useWords(words);
  return (
    <>
      <Title title={say.myData}>
        <p>{say.myDataLead}</p>
      </Title>
      <Part name={say.copy} note={say.copyNote}>
        <p>{say.copyWhat}</p>
        <p className="below">
          <a className="btn" href="/moi/donnees/copie" download>
            <Icon of={Download} />
            {say.copyMine}
          </a>
        </p>
        {kept.children.length > 0 && <Children of={kept.children} />}
      </Part>
      <Part name={say.kept} note={say.keptNote}>
        {kept.houses.map(({ label, retention }) => (
          <House key={label.fr} label={label} retention={retention} />
        ))}
      </Part>
      <Part name={say.rights}>
        <ul className="privacy-rights">
          {say.rightsList.map((right) => (
            <li key={right}>{right}</li>
          ))}
        </ul>
        <p className="below">
          {say.whom} {kept.helpEmail && <a href={`mailto:${kept.helpEmail}`}>{kept.helpEmail}</a>}
        </p>
        <p className="soft">
          {say.authority} <a href="/donnees-personnelles">{say.more}</a>
        </p>
      </Part>
    </>
  );
}

function Children({ of }: { of: KeptOfMe['children'] }) {
  const say = useWords(words);
  return (
    <div className="privacy-children">
      <h3>{say.children}</h3>
      <p className="soft small">{say.childrenWhy}</p>
      <ul>
        {of.map(({ id, givenName }) => (
          <li key={id}>
            <a className="btn btn-line" href={`/moi/donnees/copie?de=${id}`} download>
              <Icon of={Download} />
              {say.copyOf(givenName)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a house keeps, as the register of processing says it. */
function House({ label, retention }: KeptOfMe['houses'][number]) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <section className="privacy-house">
      <h3>{label[language]}</h3>
      {retention.map(({ what, keptFor, because }) => (
        <dl key={what.fr}>
          <div>
            <dt>{say.what}</dt>
            <dd>{what[language]}</dd>
          </div>
          <div>
            <dt>{say.howLong}</dt>
            <dd>{keptFor[language]}</dd>
          </div>
          <div>
            <dt>{say.why}</dt>
            <dd>{because[language]}</dd>
          </div>
        </dl>
      ))}
    </section>
  );
}
