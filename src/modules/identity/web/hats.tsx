import type { WhoIAm } from '#contracts/identity';
import { listed } from '#kernel/words';
import { useFrame, useWords } from '#web/frame';
import { type Way, waysOf } from '#web/ways';
import { words } from './words/index.ts';

/** Each way of being here, the one in use said, the others one click away; where there is no choice, the schools alone. */
export function Hats({ me }: { me: WhoIAm }) {
  const ways = waysOf(me);
  return (
    <ul className="hats">
      {ways.map((way) => (
        <WayRow
          key={`${way.hat.structureId} ${way.hat.profile}`}
          way={way}
          hasOthers={ways.length > 1}
        />
      ))}
    </ul>
  );
}

function WayRow({ way, hasOthers }: { way: Way; hasOthers: boolean }) {
  const { hat, structures, isWorn } = way;
  const say = useWords(words);
  const { language } = useFrame().comfort;
  const where = listed(language, structures);
  const profile = hat.profileName[language];
  return (
    <li>
      <div>
        <p className="row-title">{where}</p>
        <p className="soft small">{profile}</p>
      </div>
      {hasOthers && isWorn && <span className="tag tag-brand">{say.current}</span>}
      {hasOthers && !isWorn && (
        <form action="/structure" method="post">
          <input type="hidden" name="structureId" value={hat.structureId} />
          <input type="hidden" name="profile" value={hat.profile} />
          <button type="submit" className="btn btn-line">
            {say.goThere}
            <span className="sr-only">
              {' '}
              {where}, {profile}
            </span>
          </button>
        </form>
      )}
    </li>
  );
}
