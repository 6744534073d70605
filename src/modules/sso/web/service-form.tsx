import { type FormEvent, useState } from 'react';
import type { Audience, ServiceFacts } from '#contracts/sso';
import { Field } from '#ui/field';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { useWords } from '#web/frame';
import { AddressLint, linesOf } from './address-lint.tsx';
import { Audiences } from './audiences.tsx';
import { Choice, Tick } from './choice.tsx';
import { Lines } from './lines.tsx';
import { words } from './words/index.ts';

/** What a new application begins with. */
export const newFacts: ServiceFacts = {
  ...{ name: '', release: 'minimal', addresses: [], callbacks: [], audiences: [] },
  ...{ strength: 'password', signOut: 'back', signOutUrl: null, ticketSeconds: 10 },
  ...{ toldInCas2: true, looseSlash: false },
};

interface Props {
  /** Of the application that is changed; a new one has none. */
  id?: string;
  facts: ServiceFacts;
  releases: readonly { name: string; attributes: readonly string[] }[];
  button: string;
  send: (facts: ServiceFacts) => Promise<void>;
}

/** All that is decided of an application; what is rare is folded. */
export function ServiceForm({ id, facts, releases, button, send }: Props) {
  const say = useWords(words);
  const { run, fault, isBusy } = useAct();
  const [addresses, setAddresses] = useState(facts.addresses.join('\n'));
  const [audiences, setAudiences] = useState<readonly Audience[]>(facts.audiences);
  const [release, setRelease] = useState(facts.release);
  const told = releases.find(({ name }) => name === release)?.attributes ?? [];
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    return run(() => send(factsFrom(form, { addresses, audiences: [...audiences], release })));
  };
  return (
    <form className="apps-form" onSubmit={submit}>
      <Field
        label={say.name}
        name="name"
        defaultValue={facts.name}
        maxLength={100}
        autoComplete="off"
        required
      />
      <Lines
        label={say.addresses}
        hint={say.addressesHint}
        value={addresses}
        onChange={setAddresses}
        required
      />
      <AddressLint text={addresses} except={id} />
      <Choice
        label={say.release}
        hint={say.releaseHint}
        value={release}
        onChange={setRelease}
        options={releases.map(({ name }) => [name, name === 'own' ? say.releaseOwn : name])}
      />
      <p className="small soft">{told.length === 0 ? say.releaseOnly : told.join(' · ')}</p>
      <Audiences audiences={audiences} onChange={setAudiences} />
      <Choice
        label={say.strength}
        name="strength"
        initial={facts.strength}
        options={Object.entries(say.strengths)}
      />
      <Choice
        label={say.signOut}
        name="signOut"
        initial={facts.signOut}
        options={Object.entries(say.signOuts)}
      />
      <Rare facts={facts} />
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} prove={say.prove} />
      <button type="submit" className="btn" disabled={isBusy}>
        {button}
      </button>
    </form>
  );
}

function Rare({ facts }: { facts: ServiceFacts }) {
  const say = useWords(words);
  return (
    <details>
      <summary>{say.rare}</summary>
      <fieldset>
        <legend className="sr-only">{say.rare}</legend>
        <Field
          label={say.signOutUrl}
          hint={say.signOutUrlHint}
          name="signOutUrl"
          type="url"
          defaultValue={facts.signOutUrl ?? ''}
        />
        <Lines
          label={say.callbacks}
          hint={say.callbacksHint}
          name="callbacks"
          initial={facts.callbacks.join('\n')}
        />
        <Field
          label={say.ticketSeconds}
          name="ticketSeconds"
          type="number"
          min={5}
          max={300}
          defaultValue={facts.ticketSeconds}
          required
        />
        <Tick label={say.toldInCas2} name="toldInCas2" initial={facts.toldInCas2} />
        <Tick label={say.looseSlash} name="looseSlash" initial={facts.looseSlash} />
      </fieldset>
    </details>
  );
}

/** What the form says; what it cannot say otherwise is given beside. */
function factsFrom(
  form: FormData,
  { addresses, ...held }: { addresses: string } & Pick<ServiceFacts, 'audiences' | 'release'>,
): ServiceFacts {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return {
    ...held,
    name: text('name'),
    addresses: linesOf(addresses),
    callbacks: linesOf(text('callbacks')),
    strength: text('strength') as ServiceFacts['strength'],
    signOut: text('signOut') as ServiceFacts['signOut'],
    signOutUrl: text('signOutUrl') || null,
    ticketSeconds: Number(text('ticketSeconds')),
    toldInCas2: form.has('toldInCas2'),
    looseSlash: form.has('looseSlash'),
  };
}
