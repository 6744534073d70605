import type { ReactNode } from 'react';
import { Refusal } from '../call.ts';
import { Notice } from './notice.tsx';

/** What the server said no to, in its words, or that it was not reached; nothing before. */
export function Refused(props: {
  by: unknown;
  title: string;
  unreachable: string;
  children?: ReactNode;
}) {
  const { by, title, unreachable, children } = props;
  if (by === undefined) return null;
  return (
    <div role="alert">
      <Notice kind="alert" title={title}>
        <p>{(by instanceof Refusal && by.problem.title) || unreachable}</p>
        {children}
      </Notice>
    </div>
  );
}
