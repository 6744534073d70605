import { Refused as Said } from '#ui/refused';
import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** What was not done here, and why; nothing before. */
export function Refused({ by }: { by: unknown }) {
  const say = useWords(words);
  return <Said by={by} title={say.notDone} unreachable={say.unreachable} />;
}
