import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Router } from 'wouter';
import type { Comfort } from '#kernel/comfort/contract';
import { openAnswers } from './answers.ts';
import { applyComfort } from './apply-comfort.ts';
import { FrameContext } from './frame.ts';
import { openRoom, type RoomName } from './house.ts';
import type { Page } from './page.ts';
import { Places } from './places.tsx';
import { WidgetsContext } from './room.ts';
import { Shell } from './shell/shell.tsx';

/** The whole portal around one page: the same tree on the server and in the browser. */
export function App({ page, onTitle }: { page: Page; onTitle?: (title: string) => void }) {
  const [answers] = useState(() => openAnswers(page));
  const [comfort, setComfort] = useState(page.comfort);
  const frame = useMemo(() => {
    const wearComfort = (next: Comfort) => {
      applyComfort(next);
      setComfort(next);
    };
    const { me, brand, places } = page;
    return { me, brand, places, comfort, wearComfort, onTitle };
  }, [page, comfort, onTitle]);
  return (
    <QueryClientProvider client={answers}>
      <FrameContext value={frame}>
        <WidgetsContext value={findWidget}>
          <Router ssrPath={page.path} ssrSearch={page.search ?? ''}>
            <Shell>
              <Places first={page} />
            </Shell>
          </Router>
        </WidgetsContext>
      </FrameContext>
    </QueryClientProvider>
  );
}

const findWidget = (name: string) => openRoom(name.split('.')[0] as RoomName)?.widgets[name];
