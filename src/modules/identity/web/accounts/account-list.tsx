import type { AccountRow } from '#contracts/identity';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** A page of accounts, each to be ticked; all of them at once, and none. */
export function AccountList(props: {
  accounts: readonly AccountRow[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onMore: (() => void) | undefined;
}) {
  const { accounts, chosen, onChosen, onMore } = props;
  const say = useWords(words);
  if (accounts.length === 0) return <p>{say.none}</p>;
  const tick = (id: string, isTicked: boolean) => {
    const next = new Set(chosen);
    if (isTicked) next.add(id);
    else next.delete(id);
    onChosen(next);
  };
  return (
    <>
      <p className="accounts-ticks">
        <button
          type="button"
          className="btn btn-line"
          onClick={() => onChosen(new Set([...chosen, ...accounts.map(({ id }) => id)]))}
        >
          {say.pageAll}
        </button>
        {chosen.size > 0 && (
          <button type="button" className="btn btn-line" onClick={() => onChosen(new Set())}>
            {say.pageNone}
          </button>
        )}
      </p>
      <ul className="accounts">
        {accounts.map((account) => (
          <li key={account.id}>
            <label className="account">
              <input
                type="checkbox"
                checked={chosen.has(account.id)}
                onChange={({ target }) => tick(account.id, target.checked)}
              />
              <Account account={account} />
            </label>
          </li>
        ))}
      </ul>
      {chosen.size > 0 && (
        <p className="accounts-go">
          <a className="btn" href="#agir">
            {say.go(chosen.size)}
          </a>
        </p>
      )}
      {onMore && (
        <p className="below">
          <button type="button" className="btn btn-line" onClick={onMore}>
            {say.more}
          </button>
        </p>
      )}
    </>
  );
}

function Account({ account }: { account: AccountRow }) {
  const { displayName, login, roles, division, state, erasedOn } = account;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const what = [...new Set(roles.map(({ profile }) => say.roles[profile] ?? profile))];
  return (
    <span className="account-said">
      <b>{displayName}</b>
      <span className={`account-state account-${state}`}>{say.states[state]}</span>
      <span className="soft small account-more">
        {[login, ...what, division].filter(Boolean).join(' · ')}
        {erasedOn !== null && `, ${say.erasedOn(fullDate(language, erasedOn))}`}
      </span>
    </span>
  );
}
