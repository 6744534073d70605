import { useWords } from '#web/frame';
import { words } from './words/index.ts';

/** The way to older traces, and back to the newest: links, so that they work without script. */
export function More(props: {
  path: string;
  filters: Readonly<Record<string, string>>;
  next: number | null;
}) {
  const say = useWords(words);
  const { path, next } = props;
  const { before, ...others } = props.filters;
  const newest = new URLSearchParams(others);
  const older = new URLSearchParams({ before: String(next), ...others });
  if (next === null && before === undefined) return null;
  return (
    <nav className="traces-more" aria-label={say.older}>
      {next !== null && (
        <a className="btn btn-line" href={`${path}?${older}`}>
          {say.older}
        </a>
      )}
      {before !== undefined && (
        <a className="btn btn-line" href={newest.size === 0 ? path : `${path}?${newest}`}>
          {say.newest}
        </a>
      )}
    </nav>
  );
}
