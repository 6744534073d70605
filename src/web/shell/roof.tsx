import './roof.css';
import { useFrame, useWords } from '../frame.ts';
import { waysOf } from '../ways.ts';
import { words } from '../words/index.ts';
import { Bell } from './bell.tsx';
import { PersonMenu } from './person-menu.tsx';
import { SearchField } from './search-field.tsx';
import { StructureMenu } from './structure-menu.tsx';

/** The brand's sign and name, where one works, who one is: one line, always in sight. */
export function Roof() {
  const { brand, me } = useFrame();
  const say = useWords(words);
  return (
    <header className={waysOf(me).length > 1 ? 'roof has-structures' : 'roof'}>
      <a className="logo" href="/">
        {/* The sign was drawn by us, or cleaned when it entered the database. */}
        <span className="logo-mark" dangerouslySetInnerHTML={{ __html: brand.mark }} />
        <span className="logo-name">{brand.name}</span>
        <span className="sr-only">{`, ${say.home}`}</span>
      </a>
      <StructureMenu />
      <SearchField />
      <div className="roof-end">
        <Bell />
        <PersonMenu />
      </div>
    </header>
  );
}
