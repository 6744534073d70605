import type { ReactNode } from 'react';
import { Refusal } from '../call.ts';
import { Notice } from './notice.tsx';

/** What the server said no to, in its words, or that it was not reached; nothing before. */
export function Refused(props: {
  by: unknown;
  title: string;
  unreachable: string;
  /** Where one must have shown lately that it is oneself: the word that leads there, and back here. */
  prove?: string | undefined;
  children?: ReactNode;
}) {
  const { by, title, unreachable, prove, children } = props;
  if (by === undefined) return null;
  return (
    <div role="alert">
      <Notice kind="alert" title={title}>
        <p>{(by instanceof Refusal && by.problem.title) || unreachable}</p>
        {prove && by instanceof Refusal && by.problem.code === 'identity.step-up-needed' && (
          <p>
            <a href={`/connexion/confirmer?retour=${encodeURIComponent(location.pathname)}`}>
              {prove}
            </a>
          </p>
        )}
        {children}
      </Notice>
    </div>
  );
}
