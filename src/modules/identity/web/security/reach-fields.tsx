import type { Reach, Security } from '#contracts/identity';
import { Choice } from '#ui/field';
import { useWords } from '#web/frame';
import type { Typed } from './act-form.tsx';

import { words } from './words/index.ts';

const profiles = ['ELV', 'TUT', 'ENS', 'DOC', 'EVS', 'DIR', 'ETA', 'TUE'] as const;

/** For whom: where, and with which profile. */
export function ReachFields(props: {
  security: Security;
  /** The structures to choose from. */
  places: Security['places'];
}) {
  const { security, places } = props;
  const say = useWords(words);
  return (
    <>
      <Choice name="where" label={say.where} required>
        {places.length !== 1 && <option value="">{say.choose}</option>}
        {security.isCentral && <option value="all">{say.everywhere}</option>}
        {security.isCentral && security.brands.length > 0 && (
          <optgroup label={say.aBrand}>
            {security.brands.map(({ key, name }) => (
              <option key={key} value={`brand:${key}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={say.aStructure}>
          {places.map(({ id, name }) => (
            <option key={id} value={`structure:${id}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </Choice>
      <Choice name="profile" label={say.who} required>
        <option value="all">{say.everybody}</option>
        {profiles.map((profile) => (
          <option key={profile} value={profile}>
            {say.profiles[profile]}
          </option>
        ))}
      </Choice>
    </>
  );
}

/** The reach that was chosen. */
export function reachIn({ where = '', profile = 'all' }: Typed): Reach {
  const [kind, name = null] = where.split(/:(.*)/s);
  return {
    brandKey: kind === 'brand' ? name : null,
    structureId: kind === 'structure' ? name : null,
    profile: profile === 'all' ? null : (profile as Reach['profile']),
  };
}

/** A reach as one says it: « Élèves, Collège des Tilleuls ». */
export function useReachWords() {
  const say = useWords(words);
  return ({ brand, structure, profile }: Security['modes'][number]['reach']): string =>
    [
      profile === null ? say.everybody : (say.profiles as Record<string, string>)[profile],
      structure ?? brand ?? say.everywhere.toLowerCase(),
    ].join(', ');
}
