import { checkBuild } from './app-build.ts';
import { checkBoundaries } from './boundaries.ts';
import { checkDatabaseBoundaries } from './database-boundaries.ts';
import { checkDeadCode } from './dead-code.ts';
import { checkGenerated } from './generated.ts';
import { runJourneys } from './journeys.ts';
import { checkLeaks } from './leaks.ts';
import { runNodeTests } from './node-tests.ts';
import { checkSight } from './sight.ts';
import { measureSizes } from './sizes.ts';
import type { Step } from './step.ts';
import { checkStyle } from './style.ts';
import { checkTypes } from './type-projects.ts';

/** Every check, the quickest to fail first; the tests come after the build because they serve its pages. */
export const steps: readonly Step[] = [
  { name: 'style', look: checkStyle },
  { name: 'types', look: checkTypes },
  { name: 'boundaries', look: checkBoundaries },
  { name: 'leaks', look: checkLeaks },
  { name: 'sight', look: checkSight },
  { name: 'sizes', look: measureSizes },
  { name: 'dead-code', look: checkDeadCode },
  { name: 'database', look: checkDatabaseBoundaries },
  { name: 'generated', look: checkGenerated },
  { name: 'build', look: checkBuild },
  { name: 'tests', look: runNodeTests },
  { name: 'journeys', look: runJourneys },
];
