import { type FormEvent, useId, useState } from 'react';
import { askAddress, type Choices, confirmAddress, dropAddress } from '#contracts/notifications';
import { Part } from '#ui/part';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useWords } from '#web/frame';
import { useChoicesAgain } from './choices-part.tsx';
import { Refused } from './refused.tsx';
import { words } from './words/index.ts';

/** Where mail goes, and how to change it: an address counts once the code sent there has come back. */
export function AddressPart({ chosen }: { chosen: Choices }) {
  const { address, post } = chosen;
  const say = useWords(words);
  const again = useChoicesAgain();
  const { run, fault, isBusy } = useAct();
  if (post === 'off')
    return (
      <Part name={say.address}>
        <p>{say.noMail}</p>
      </Part>
    );
  return (
    <Part name={say.address} note={post === 'kept' ? say.demoNote : undefined}>
      <p>
        {address.used === null ? say.noAddress : <b className="mail-address">{address.used}</b>}
      </p>
      {address.from !== null && <p className="small soft">{say.from[address.from]}</p>}
      {address.asked === null ? (
        <AskForm isFirst={address.used === null} onAsked={again} />
      ) : (
        <CodeForm address={address.asked} onDone={again} />
      )}
      {address.from === 'person' && (
        <p className="below">
          <button
            type="button"
            className="btn btn-line"
            disabled={isBusy}
            onClick={() => run(() => call(dropAddress, {}).then(again))}
          >
            {say.dropAddress}
          </button>
        </p>
      )}
      <Refused by={fault} />
    </Part>
  );
}

function AskForm({ isFirst, onAsked }: { isFirst: boolean; onAsked: () => Promise<void> }) {
  const say = useWords(words);
  const own = useId();
  const { run, fault, isBusy } = useAct();
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get('address'));
    return run(() => call(askAddress, { address }).then(onAsked));
  };
  return (
    <form className="address-form" onSubmit={ask}>
      <div className="field">
        <label htmlFor={own}>{isFirst ? say.giveAddress : say.otherAddress}</label>
        <span className="hint" id={`${own}-h`}>
          {say.addressHint}
        </span>
        <input
          className="input"
          id={own}
          name="address"
          type="email"
          autoComplete="email"
          maxLength={254}
          aria-describedby={`${own}-h`}
          required
        />
      </div>
      <Refused by={fault} />
      <p>
        <button type="submit" className="btn" disabled={isBusy}>
          {say.sendCode}
        </button>
      </p>
    </form>
  );
}

function CodeForm({ address, onDone }: { address: string; onDone: () => Promise<void> }) {
  const say = useWords(words);
  const own = useId();
  const { run, fault, isBusy } = useAct();
  const [isChanging, setChanging] = useState(false);
  if (isChanging) return <AskForm isFirst onAsked={onDone} />;
  const confirm = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    return run(() => call(confirmAddress, { code }).then(onDone));
  };
  return (
    <form className="address-form" onSubmit={confirm}>
      <div className="field">
        <label htmlFor={own}>{say.code}</label>
        <span className="hint" id={`${own}-h`}>
          {say.codeHint(address)}
        </span>
        <input
          className="input code"
          id={own}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          aria-describedby={`${own}-h`}
          required
        />
      </div>
      <Refused by={fault} />
      <p className="address-acts">
        <button type="submit" className="btn" disabled={isBusy}>
          {say.confirm}
        </button>
        <button type="button" className="btn btn-line" onClick={() => setChanging(true)}>
          {say.anotherCode}
        </button>
      </p>
    </form>
  );
}
