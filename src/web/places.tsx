import { Suspense, use } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { Standing } from '#ui/standing';
import { useArrival } from './arrive.ts';
import { addresses, enterRoom, openRoom, type RoomName } from './house.ts';
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
        <Switch>
          {Object.entries(addresses).map(([address, room]) => (
            <Route key={address} path={address}>
              {(parts) => <RoomPage name={room} address={address} parts={parts} />}
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </Standing>
  );
}

function RoomPage(props: {
  name: RoomName;
  address: string;
  parts: Record<string, string | undefined>;
}) {
  const room = openRoom(props.name) ?? use(enterRoom(props.name));
  const Found = room.pages[props.address];
  return Found ? <Found parts={props.parts} /> : <NotFoundPage />;
}
