import type { PairToJudge, RecordWithLogin } from '#contracts/privacy';
import { fullDate } from '#web/dates';
import { useFrame, useWords } from '#web/frame';
import { words as privacyWords } from '../words/index.ts';
import { words } from './words/index.ts';

/** Two records, field by field; each says whether it is the same, in words and not by colour alone. */
export function Compared({ records }: { records: PairToJudge['records'] }) {
  const say = useWords(words);
  const [one, other] = records.map(useFields()) as [Fields, Fields];
  const names = Object.keys(one) as (keyof Fields)[];
  const known = names.filter((name) => one[name].length > 0 || other[name].length > 0);
  return (
    <table className="compared">
      <caption className="sr-only">{say.pair(records[0].displayName)}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{say.first}</th>
          <th scope="col">{say.second}</th>
        </tr>
      </thead>
      <tbody>
        {known.map((name) => {
          const isSame = one[name].join() === other[name].join();
          const isKnown = one[name].length > 0 && other[name].length > 0;
          return (
            <tr key={name} className={isSame ? 'is-same' : undefined}>
              <th scope="row">
                {say.fields[name]}
                {isKnown && <span>{isSame ? say.same : say.different}</span>}
              </th>
              {[one, other].map((record) => (
                <td key={record === one ? 'one' : 'other'}>
                  {record[name].length === 0 && <span className="soft">{say.unknown}</span>}
                  {record[name].map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

type Fields = ReturnType<ReturnType<typeof useFields>>;

/** What is written of a record, in the order in which one compares. */
function useFields() {
  const say = useWords(words);
  const { profiles } = useWords(privacyWords);
  const { language } = useFrame().comfort;
  const day = (date: string | null) => (date === null ? [] : [fullDate(language, date)]);
  const text = (value: string | null) => (value === null || value === '' ? [] : [value]);
  return (record: RecordWithLogin) => ({
    name: [record.displayName],
    civility: text(record.civility),
    givenNames: text(record.givenNames),
    birthName: text(record.birthName),
    birthDate: day(record.birthDate),
    ine: text(record.ine),
    mails: record.mails,
    phones: record.phones,
    address: text(record.address),
    roles: record.roles.map(({ profile, structure, division }) =>
      [profiles[profile] ?? profile, division, structure].filter(Boolean).join(', '),
    ),
    family: record.family,
    login: text(record.login),
    sources: record.sources.length === 0 ? [say.byHand] : record.sources,
    missingSince: day(record.missingSince),
  });
}
