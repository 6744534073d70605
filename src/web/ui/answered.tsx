import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refusal } from '../call.ts';
import { FaultPage } from '../problem-page.tsx';
import { Waiting } from '../waiting.tsx';

/** A page that waits for an answer: an outline until it is there, the reason when it does not come. */
export function Answered<Reply>(props: {
  answer: UseQueryResult<Reply>;
  children: (reply: Reply) => ReactNode;
}) {
  const { answer } = props;
  if (answer.error instanceof Refusal && isNotTheirs(answer.error))
    return <FaultPage fault={answer.error} />;
  if (answer.data !== undefined) return props.children(answer.data);
  if (answer.isError) return <FaultPage fault={answer.error} again={() => answer.refetch()} />;
  return <Waiting />;
}

/** What may be read no more is not left on the page, even where it was read before. */
const isNotTheirs = ({ problem: { status } }: Refusal) => status === 403 || status === 404;
