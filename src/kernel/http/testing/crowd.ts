import { parentPort, workerData } from 'node:worker_threads';
import { knockAt } from './knock-at.ts';

// Forty who connect anew for each question until the door is shut; run beside the server, not in its loop.
const port: number = workerData;
const counts: Record<string, number> = {};

async function knockOn(_: unknown, at: number): Promise<void> {
  for (let end = ''; end !== 'shut'; ) {
    end = await knockAt(port, at % 20);
    counts[end] = (counts[end] ?? 0) + 1;
    if (end === 'answered' && counts[end] === 200) parentPort?.postMessage('warm');
  }
}

await Promise.all(Array.from({ length: 40 }, knockOn));
parentPort?.postMessage(counts);
