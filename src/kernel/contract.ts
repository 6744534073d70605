import { z } from 'zod';

/**
 * Who may knock: anyone; a person who is signed in; one who has shown within the last minutes that it still is them;
 * or a program whose token has the scope, and no person at all.
 */
export type Access = 'public' | 'signed-in' | 'stepped-up' | { readonly machine: string };

/** One HTTP endpoint, described once: the server serves it, the browser calls it, OpenAPI lists it. */
export interface Endpoint<
  Who extends Access = Access,
  Input extends z.ZodObject = z.ZodObject,
  Reply extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for each part that the input gives: `/api/directory/divisions/{id}`. */
  path: `/api/${string}`;
  /** Who may knock. `public` must also be in the allow-list of `tests/architecture.test.ts`. */
  access: Who;
  /** `public` changes only by a new path and twelve months' notice; `internal` freely. */
  stability: 'public' | 'internal';
  /** One English sentence for `/api/docs`. */
  summary: string;
  /** What it does, as traces name it: each door that changes something has one (`tests/acts.test.ts`). */
  verb?: `${string}.${string}`;
  /** What path, query and body give together; a name found in two of them is refused. */
  input: Input;
  /** `file`: the body is one file and nothing else, as `application/octet-stream`; the rest comes from path and query. */
  takes?: 'file';
  /** `z.file()`: the answer is a file, as it is. */
  reply: Reply;
  /** It goes on answering (`text/event-stream`): each event holds one such reply. */
  streams?: true;
}

/** Describes an endpoint, keeping the exact types of its input and reply. */
export const endpoint = <Who extends Access, Input extends z.ZodObject, Reply extends z.ZodType>(
  description: Endpoint<Who, Input, Reply>,
) => description;

/** The address and the body of a call: what is in the path leaves the rest. */
export function addressOf(
  { method, path, takes }: Pick<Endpoint, 'method' | 'path' | 'takes'>,
  input: Record<string, unknown>,
): { url: string; body: string | undefined } {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (rest.size === 0) return { url, body: undefined };
  if (method !== 'GET' && takes === undefined)
    return { url, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams(
    Object.fromEntries([...rest].map(([name, value]) => [name, String(value)])),
  );
  return { url: `${url}?${query}`, body: undefined };
}

/** A fact that other houses may react to, with its shape and version. */
export interface EventKind<Payload extends z.ZodType = z.ZodType> {
  name: `${string}.${string}`;
  version: number;
  payload: Payload;
}

/** Describes an event, keeping the exact type of its payload. */
export const eventKind = <Payload extends z.ZodType>(kind: EventKind<Payload>) => kind;

/** The body of every refusal (RFC 9457), with the words to show and the reference to quote. */
export const Problem = z.object({
  type: z.literal('about:blank'),
  status: z.int(),
  /** `module.what-happened`, for programs. */
  code: z.string(),
  /** What happened and what to do, for people, in the language they read. */
  title: z.string(),
  /** The request id, to quote when asking for help. */
  reference: z.string(),
  /** Which fields were wrong, when the input was. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
