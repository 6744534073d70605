import { LogOut, UserRound } from 'lucide';
import { Link } from 'wouter';
import { useFrame, useWords } from '../frame.ts';
import { Icon } from '../ui/icon.tsx';
import { words } from '../words/index.ts';
import { Menu } from './menu.tsx';

/** Who one is, one's account, and the way out. */
export function PersonMenu() {
  const { person } = useFrame().me;
  const say = useWords(words);
  return (
    <Menu
      className="person-menu"
      label={say.menuOf(person.displayName)}
      button={
        <>
          <span className="face" aria-hidden="true">
            {person.initials}
          </span>
          <span className="person-name" aria-hidden="true">
            {person.displayName}
          </span>
        </>
      }
    >
      <Link className="menu-choice menu-choice-plain" href="/moi">
        <Icon of={UserRound} />
        {say.account}
      </Link>
      <hr className="menu-rule" />
      <form action="/deconnexion" method="post">
        <button type="submit" className="menu-choice menu-choice-plain">
          <Icon of={LogOut} />
          {say.signOut}
        </button>
      </form>
    </Menu>
  );
}
