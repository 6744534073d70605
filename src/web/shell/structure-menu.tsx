import { Check, School } from 'lucide';
import type { Hat } from '#contracts/identity';
import { useFrame, useWords } from '../frame.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/index.ts';
import { Menu } from './menu.tsx';

/** Where one works now, and where else one may: only for people who have several hats. */
export function StructureMenu() {
  const { me } = useFrame();
  const say = useWords(words);
  if (me.hats.length < 2) return null;
  return (
    <Menu
      className="menu-start structure-menu"
      label={`${say.switchStructure} :`}
      button={
        <>
          <Icon of={School} />
          <span className="structure-name">{me.current?.structureName}</span>
        </>
      }
    >
      <p className="menu-title">{say.switchStructure}</p>
      {me.hats.map((hat) => (
        <HatChoice
          key={`${hat.structureId} ${hat.profile}`}
          hat={hat}
          worn={isWorn(hat, me.current)}
        />
      ))}
    </Menu>
  );
}

function HatChoice({ hat, worn }: { hat: Hat; worn: boolean }) {
  return (
    <form action="/structure" method="post">
      <input type="hidden" name="structureId" value={hat.structureId} />
      <input type="hidden" name="profile" value={hat.profile} />
      <button
        type="submit"
        className="menu-choice"
        {...(worn && { 'aria-current': 'true' as const })}
      >
        <span>{hat.structureName}</span>
        {worn && <Icon of={Check} className="icon-s" />}
        <span className="menu-choice-what">{useWords(hat.profileName)}</span>
      </button>
    </form>
  );
}

const isWorn = (hat: Hat, current: Hat | null): boolean =>
  hat.structureId === current?.structureId && hat.profile === current.profile;
