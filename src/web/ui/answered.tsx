import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { FaultPage } from '../problem-page.tsx';
import { Waiting } from '../waiting.tsx';

/** A page that waits for an answer: an outline until it is there, the reason when it does not come. */
export function Answered<Reply>(props: {
  answer: UseQueryResult<Reply>;
  children: (reply: Reply) => ReactNode;
}) {
  const { answer } = props;
  if (answer.data !== undefined) return props.children(answer.data);
  if (answer.isError) return <FaultPage fault={answer.error} again={() => answer.refetch()} />;
  return <Waiting />;
}
