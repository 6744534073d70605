import { Check, School } from 'lucide';
import { listed } from '#kernel/words';
import { useFrame, useWords } from '../frame.ts';
import { Icon } from '../ui/icon.tsx';
import { type Way, waysOf } from '../ways.ts';
import { words } from '../words/index.ts';
import { Menu } from './menu.tsx';

/** Where one works now, and where else one may: only for people who would see something else there. */
export function StructureMenu() {
  const { me } = useFrame();
  const say = useWords(words);
  const ways = waysOf(me);
  if (ways.length < 2) return null;
  return (
    <Menu
      className="menu-start structure-menu"
      label={`${say.switchStructure} :`}
      button={
        <>
          <Icon of={School} />
          <span className="structure-name">
            {me.current?.profile === 'TUT' ? say.myChildren : me.current?.structureName}
          </span>
        </>
      }
    >
      <p className="menu-title">{say.switchStructure}</p>
      {ways.map((way) => (
        <WayChoice key={`${way.hat.structureId} ${way.hat.profile}`} way={way} />
      ))}
    </Menu>
  );
}

function WayChoice({ way: { hat, structures, isFamily, isWorn } }: { way: Way }) {
  const say = useWords(words);
  const { language } = useFrame().comfort;
  return (
    <form action="/structure" method="post">
      <input type="hidden" name="structureId" value={hat.structureId} />
      <input type="hidden" name="profile" value={hat.profile} />
      <button
        type="submit"
        className="menu-choice"
        {...(isWorn && { 'aria-current': 'true' as const })}
      >
        <span>{isFamily ? say.myChildren : hat.structureName}</span>
        {isWorn && <Icon of={Check} className="icon-s" />}
        <span className="menu-choice-what">
          {isFamily ? listed(language, structures) : hat.profileName[language]}
        </span>
      </button>
    </form>
  );
}
