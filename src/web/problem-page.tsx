import type { Problem } from '#kernel/contract';
import { Title } from '#ui/title';
import { Refusal } from './call.ts';
import { useWords } from './frame.ts';
import { words } from './words/index.ts';

/** What happened and what to do in the server's words, and the reference to quote. */
export function ProblemPage({ problem }: { problem: Problem }) {
  const say = useWords(words);
  return (
    <Title title={problem.status === 404 ? say.notFoundTitle : say.faultTitle}>
      <p className="lead">{problem.title || say.fault}</p>
      <p className="title-below">
        <a className="btn" href="/">
          {say.backHome}
        </a>
      </p>
      {problem.reference && (
        <p className="small soft">
          {say.reference} <strong>{problem.reference}</strong>
        </p>
      )}
    </Title>
  );
}

/** For a fault of the page itself, or an answer that never came. */
export function FaultPage({ fault, again }: { fault?: unknown; again?: () => void }) {
  const say = useWords(words);
  if (fault instanceof Refusal) return <ProblemPage problem={fault.problem} />;
  return (
    <Title title={again ? say.unreachableTitle : say.faultTitle}>
      <p className="lead">{again ? say.unreachable : say.fault}</p>
      <p className="title-below">
        {again ? (
          <button type="button" className="btn" onClick={again}>
            {say.again}
          </button>
        ) : (
          <a className="btn" href="/">
            {say.backHome}
          </a>
        )}
      </p>
    </Title>
  );
}
