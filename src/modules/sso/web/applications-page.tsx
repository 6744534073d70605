import './sso.css';
import { useState } from 'react';
import { Link } from 'wouter';
import { addService, listServices, type ServiceRow } from '#contracts/sso';
import { Answered } from '#ui/answered';
import { Field } from '#ui/field';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { Title } from '#ui/title';
import { useAnswer, useRefresh } from '#web/answers';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { newFacts, ServiceForm } from './service-form.tsx';
import { words } from './words/index.ts';

/** `/administration/applications`: which applications are linked; to find one, and to link another. */
export function ApplicationsPage() {
  const answer = useAnswer(listServices, {});
  const refresh = useRefresh();
  const [done, setDone] = useState('');
  const say = useWords(words);
  return (
    <Answered answer={answer}>
      {({ services, releases, can }) => (
        <>
          <Title title={say.title}>
            <p>{say.lead}</p>
          </Title>
          <div role="status">{done !== '' && <Notice kind="ok" title={done} />}</div>
          <Part name={say.linked} note={String(services.length)}>
            {services.length === 0 ? <p>{say.none}</p> : <Found services={services} />}
          </Part>
          {can.keep && (
            <Part name={say.add} id="relier">
              <noscript>
                <p className="below">{say.needsScript}</p>
              </noscript>
              <ServiceForm
                key={services.length}
                facts={newFacts}
                releases={releases}
                button={say.link}
                send={async (facts) => {
                  await call(addService, facts);
                  await refresh(listServices, {});
                  setDone(say.added(facts.name));
                }}
              />
            </Part>
          )}
        </>
      )}
    </Answered>
  );
}

/** By name or address, as one types. */
function Found({ services }: { services: readonly ServiceRow[] }) {
  const say = useWords(words);
  const [text, setText] = useState('');
  const sought = text.trim().toLowerCase();
  const found = services.filter(({ name, addresses }) =>
    [name, ...addresses].some((one) => one.toLowerCase().includes(sought)),
  );
  return (
    <>
      <search className="apps-search">
        <Field
          label={say.search}
          type="search"
          value={text}
          onChange={({ target }) => setText(target.value)}
          autoComplete="off"
        />
      </search>
      <div role="status">{found.length === 0 && <p>{say.noneFound}</p>}</div>
      <ul className="apps">
        {found.map((service) => (
          <Row key={service.id} service={service} />
        ))}
      </ul>
    </>
  );
}

function Row({ service }: { service: ServiceRow }) {
  const say = useWords(words);
  const { id, name, addresses, audiences, release, isClosed } = service;
  return (
    <li>
      <p className="row-title">
        <Link href={`/administration/applications/${id}`}>{name}</Link>{' '}
        {isClosed && <span className="tag tag-warn">{say.closed}</span>}
      </p>
      <p className="small">{addresses.join(' · ')}</p>
      <p className="small soft">
        {audiences === 0 ? say.toEverybody : say.toSome(audiences)} · {say.learns(release)}
      </p>
    </li>
  );
}
