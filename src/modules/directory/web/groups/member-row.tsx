import { useState } from 'react';
import { Link } from 'wouter';
import {
  type GroupPage as Group,
  nameDelegue,
  type Reason,
  removeMember,
  whyInGroup,
} from '#contracts/directory';
import { Refused } from '#ui/refused';
import { useAct } from '#web/act';
import { call } from '#web/call';
import { useFrame, useWords } from '#web/frame';
import { nameOf } from '../custody/name-of.ts';
import { words as directoryWords } from '../words/index.ts';
import { reasonInWords } from './reason-words.ts';
import { words } from './words/index.ts';

type Member = Group['members'][number];

/** A member: who they are, why they are there, and taking them out or noting their election. */
export function MemberRow(props: {
  group: Group;
  member: Member;
  isByHand: boolean;
  onDone: (what: string) => Promise<void>;
}) {
  const { group, member, isByHand, onDone } = props;
  const { id, on, today, kind, can } = group;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const { run, fault, isBusy } = useAct();
  const [reasons, setReasons] = useState<Reason[]>();
  const name = nameOf(member);
  const written = (
    <>
      <b>{member.familyName}</b> {member.givenName}
    </>
  );
  const ask = () =>
    run(async () => {
      const { reasons } = await call(whyInGroup, { id, personId: member.id, on });
      setReasons(reasons);
    });
  const remove = () =>
    run(async () => {
      await call(removeMember, { id, personId: member.id });
      await onDone(say.removed(name));
    });
  const elect = () =>
    run(async () => {
      await call(nameDelegue, { divisionId: id, personId: member.id });
      await onDone(say.delegueNamed(name));
    });
  return (
    <li>
      <span>
        {member.can.open ? <Link href={`/personnes/${member.id}`}>{written}</Link> : written}
        <About member={member} />
      </span>
      <span className="groups-acts">
        {can.past && reasons === undefined && (
          <button type="button" className="btn btn-line" disabled={isBusy} onClick={ask}>
            {say.whyThem}
            <span className="sr-only"> {say.whyOf(name)}</span>
          </button>
        )}
        {kind === 'division' && can.nameDelegue && on === today && (
          <button type="button" className="btn btn-line" disabled={isBusy} onClick={elect}>
            {say.delegue}
            <span className="sr-only"> {say.delegueOf(name)}</span>
          </button>
        )}
        {isByHand && member.isAddedByHand && (
          <button type="button" className="btn btn-line" disabled={isBusy} onClick={remove}>
            {say.remove}
            <span className="sr-only"> {say.removeOf(name)}</span>
          </button>
        )}
      </span>
      <div className="groups-why" role="status">
        {reasons?.map((reason) => (
          <p key={reason.by + reason.since + reason.through?.id} className="small">
            {reasonInWords(language, group, reason, false)}
          </p>
        ))}
      </div>
      <Refused by={fault} title={say.refused} unreachable={say.unreachable} />
    </li>
  );
}

/** Their class, or what they are here. */
export function About({ member }: { member: Pick<Member, 'division' | 'profiles'> }) {
  const { roleNames } = useWords(directoryWords);
  const about =
    member.division ??
    member.profiles
      .map((profile) => (roleNames as Record<string, string>)[profile] ?? profile)
      .join(', ');
  return about === '' ? null : <span className="soft">, {about}</span>;
}
