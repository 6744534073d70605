import { Link } from 'wouter';
import type { GroupLine } from '#contracts/directory';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Groups under the names of their kinds, in the order given; `withSchool` says where each is. */
export function GroupList(props: { groups: readonly GroupLine[]; withSchool: boolean }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const kinds = [...new Set(props.groups.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <div key={kind}>
      <h3 className="groups-kind small soft">{say.kinds[kind]}</h3>
      <ul className="groups-rows">
        {props.groups
          .filter((group) => group.kind === kind)
          .map(({ id, code, label, structure, until }) => (
            <li key={id}>
              <Link className="row-title" href={`/groupes/${id}`}>
                {isOneOfMany(props.groups, label) && code !== label ? `${label} (${code})` : label}
              </Link>
              <span className="soft small">
                {[
                  ...(props.withSchool ? [structure.name] : []),
                  ...(until === null ? [] : [say.ends(fullDate(language, until))]),
                ].join(', ')}
              </span>
            </li>
          ))}
      </ul>
    </div>
  ));
}

const isOneOfMany = (groups: readonly GroupLine[], label: string) =>
  groups.filter((group) => group.kind === 'groupe' && group.label === label).length > 1;
