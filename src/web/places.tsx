import { Suspense, use } from 'react';
import { useLocation } from 'wouter';
import { Standing } from '#ui/standing';
import { useArrival } from './arrive.ts';
import { enterRoom, foundAt, openRoom } from './house.ts';
import { NotFoundPage } from './not-found-page.tsx';
import type { Page } from './page.ts';
import { FaultPage, ProblemPage } from './problem-page.tsx';
import { useStillSignedIn } from './still-signed-in.ts';
import { Waiting } from './waiting.tsx';

/** The page of the address one is at. What the server could not make is said until one goes elsewhere. */
export function Places({ first }: { first: Page }) {
  const [path] = useLocation();
  useArrival(path);
  useStillSignedIn(path);
  if (first.problem && path === first.path) return <ProblemPage problem={first.problem} />;
  return (
    <Standing key={path} otherwise={<FaultPage />}>
      <Suspense fallback={<Waiting />}>
        <PageAt path={path} />
      </Suspense>
    </Standing>
  );
}

function PageAt({ path }: { path: string }) {
  const found = foundAt(path);
  if (!found) return <NotFoundPage />;
  const room = openRoom(found.room) ?? use(enterRoom(found.room));
  const Found = room.pages[found.address];
  return Found ? <Found parts={found.parts} /> : <NotFoundPage />;
}
