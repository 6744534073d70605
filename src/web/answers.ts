import { QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { whoAmI } from '#contracts/identity';
import { addressOf, type Endpoint } from '#kernel/contract';
import { call, Refusal } from './call.ts';
import type { Page } from './page.ts';

type Readable = Pick<Endpoint, 'method' | 'path'>;

/** The one cache of what the server said, keyed by address; filled with what the page brought. */
export function openAnswers(page: Page): QueryClient {
  const answers = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        // What a judge takes from a responsable goes from an open page too, within the minute.
        refetchInterval: page.me.profiles.includes('TUT') ? 45_000 : false,
        retry: (times, fault) => !(fault instanceof Refusal) && times < 2,
      },
    },
  });
  answers.setQueryData(keyOf(whoAmI, {}), page.me);
  for (const { address, reply } of page.answers) answers.setQueryData([address], reply);
  return answers;
}

/** What an endpoint answers to an input, from the cache at once, and asked again when it is old. */
export const useAnswer = <E extends Endpoint>(
  endpoint: E,
  input: z.input<E['input']>,
): UseQueryResult<z.output<E['reply']>> =>
  useQuery({
    queryKey: keyOf(endpoint, input as Record<string, unknown>),
    queryFn: ({ signal }) => call(endpoint, input, signal),
  });

/** Asks again for an answer that one has just changed; resolves when the new one is there. */
export function useRefresh(): <E extends Endpoint>(
  endpoint: E,
  input: z.input<E['input']>,
) => Promise<void> {
  const answers = useQueryClient();
  return (endpoint, input) =>
    answers.invalidateQueries({
      queryKey: keyOf(endpoint, input as Record<string, unknown>),
      exact: true,
    });
}

const keyOf = (endpoint: Readable, input: Record<string, unknown>): string[] => [
  addressOf(endpoint, input).url,
];
