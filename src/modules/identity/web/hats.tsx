import type { Hat } from '#contracts/identity';
import { useFrame, useWords } from '#web/frame';
import { words } from './words/index.ts';

/** Each structure and profile, the one in use said, the others one click away. */
export function Hats({ hats, current }: { hats: Hat[]; current: Hat | null }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <ul className="hats">
      {hats.map((hat) => (
        <li key={`${hat.structureId} ${hat.profile}`}>
          <div>
            <p className="row-title">{hat.structureName}</p>
            <p className="soft small">{hat.profileName[language]}</p>
          </div>
          {hats.length > 1 &&
            (hat.structureId === current?.structureId && hat.profile === current.profile ? (
              <span className="tag tag-brand">{say.current}</span>
            ) : (
              <form action="/structure" method="post">
                <input type="hidden" name="structureId" value={hat.structureId} />
                <input type="hidden" name="profile" value={hat.profile} />
                <button type="submit" className="btn btn-line">
                  {say.goThere}
                  <span className="sr-only">
                    {' '}
                    {hat.structureName}, {hat.profileName[language]}
                  </span>
                </button>
              </form>
            ))}
        </li>
      ))}
    </ul>
  );
}
