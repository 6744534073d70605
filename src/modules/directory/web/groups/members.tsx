import { useId } from 'react';
import { Link } from 'wouter';
import type { GroupPage as Group } from '#contracts/directory';
import { Part } from '#ui/part';
import { useWords } from '#web/frame';
import { AddMember } from './add-member.tsx';
import { MemberRow } from './member-row.tsx';
import { words } from './words/index.ts';

/** The members of a group that one may see on a day, and adding one. */
export function Members(props: { group: Group; onDone: (what: string) => Promise<void> }) {
  const { group, onDone } = props;
  const say = useWords(words);
  const { id, kind, members, total, next, on, today, can } = group;
  const unseen = total === null || next !== null ? 0 : total - members.length;
  const isByHand = (kind === 'manual' && can.change) || (kind === 'delegues' && can.nameDelegue);
  return (
    <>
      {isByHand && on === today && (
        <Part name={say.add}>
          <noscript>
            <p className="below">{say.needsScript}</p>
          </noscript>
          <AddMember group={group} onDone={onDone} />
        </Part>
      )}
      <Part name={say.members} note={total === null ? undefined : say.total(total)}>
        {members.length === 0 && <p>{total === 0 && on === today ? say.empty : say.nobody}</p>}
        <ul className="groups-rows">
          {members.map((member) => (
            <MemberRow
              key={member.id}
              group={group}
              member={member}
              isByHand={isByHand && on === today}
              onDone={onDone}
            />
          ))}
        </ul>
        {unseen > 0 && members.length > 0 && <p className="soft small">{say.unseen(unseen)}</p>}
        {next !== null && (
          <Link className="btn btn-line" href={`/groupes/${id}?on=${on}&after=${next}`}>
            {say.more}
          </Link>
        )}
        {can.past && <DayForm id={id} on={on} today={today} />}
      </Part>
    </>
  );
}

function DayForm({ id, on, today }: { id: string; on: string; today: string }) {
  const say = useWords(words);
  const own = useId();
  return (
    <form className="field below" action={`/groupes/${id}`}>
      <label htmlFor={own}>{say.asOf}</label>
      <div className="groups-line">
        <input
          className="input"
          id={own}
          name="on"
          type="date"
          max={today}
          defaultValue={on}
          required
        />
        <button type="submit" className="btn btn-line">
          {say.show}
        </button>
      </div>
    </form>
  );
}
