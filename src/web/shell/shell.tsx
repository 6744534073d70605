import './shell.css';
import type { ReactNode } from 'react';
import { useWords } from '../frame.ts';
import { words } from '../words/index.ts';
import { Banners } from './banners.tsx';
import { Bar } from './bar.tsx';
import { Foot } from './foot.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { Rail } from './rail.tsx';
import { Roof } from './roof.tsx';

/** The roof, the rail, the sheet, the foot and, on phones, the bar. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useWords(words);
  return (
    <>
      <a className="skip" href="#contenu">
        {say.skip}
      </a>
      <div className="frame">
        <Roof />
        <Rail />
        <main className="sheet" id="contenu" tabIndex={-1}>
          <div className="inner">
            <OfflineNotice />
            <Banners />
            {children}
          </div>
        </main>
        <Foot />
      </div>
      <Bar />
    </>
  );
}
