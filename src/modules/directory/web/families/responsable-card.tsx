import type { Responsable } from '#contracts/directory';
import { Notice } from '#ui/notice';
import { Part } from '#ui/part';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Somebody responsible: who is told nothing first, then in which order, then how to reach them. */
export function ResponsableCard({ one }: { one: Responsable }) {
  const say = useWords(words);
  const { keptApart, contact, contactPriority, lien, niveau } = one;
  const isKeptApart = keptApart?.isToCome === false;
  const facts = [
    say.levels[niveau] ?? '',
    ...(one.pays ? [say.pays] : []),
    ...(one.financial ? [say.financial] : []),
  ];
  return (
    <Part
      name={one.displayName}
      note={[lien, one.isMe && say.me].filter(Boolean).join(', ') || undefined}
    >
      {keptApart && <KeptApart kept={keptApart} />}
      {!isKeptApart && (
        <p className="row-title">
          {contactPriority === null ? say.notCalled : say.order(contactPriority)}
        </p>
      )}
      <p className="soft">{facts.join(', ')}</p>
      {contact && <Contact contact={contact} />}
    </Part>
  );
}

function KeptApart({ kept }: { kept: NonNullable<Responsable['keptApart']> }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const title = kept.isToCome ? say.keptApartFrom(fullDate(language, kept.from)) : say.keptApart;
  return (
    <Notice kind="alert" title={title}>
      <p>
        {say.keptWhy} {kept.until !== null && say.keptUntil(fullDate(language, kept.until))}
      </p>
      {kept.reason !== null && (
        <p>
          <a href="/administration/gardes">{say.restrictions}</a>
        </p>
      )}
    </Notice>
  );
}

function Contact({ contact }: { contact: NonNullable<Responsable['contact']> }) {
  const say = useWords(words);
  const { mails, phones, address, addressShared } = contact;
  if (mails.length + phones.length === 0 && address === null)
    return <p className="below">{say.noContact}</p>;
  return (
    <dl className="family-contact">
      {phones.map((phone) => (
        <div key={phone}>
          <dt>{say.phone}</dt>
          <dd>
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>
          </dd>
        </div>
      ))}
      {mails.map((mail) => (
        <div key={mail}>
          <dt>{say.mail}</dt>
          <dd>
            <a href={`mailto:${mail}`}>{mail}</a>
          </dd>
        </div>
      ))}
      {address !== null && (
        <div>
          <dt>{say.address}</dt>
          <dd>
            {address}
            <p className="soft small">{addressShared ? say.shared : say.notShared}</p>
          </dd>
        </div>
      )}
    </dl>
  );
}
