import { Refusal, refuse } from '#kernel/refusal';
import { weaknessOf } from './weakness.ts';
import type { Weakness } from './weaknesses.ts';

/** A password as it is chosen: typed twice. */
export interface ChosenPassword {
  password: string;
  again: string;
}

/** What may be refused of one. */
export type PasswordFault = Weakness | 'unlike';

const refusalsOf = {
  short: 'identity.password-short',
  known: 'identity.password-known',
  personal: 'identity.password-personal',
  keyboard: 'identity.password-keyboard',
  repeated: 'identity.password-repeated',
  dated: 'identity.password-dated',
  guessable: 'identity.password-guessable',
} as const satisfies Record<Weakness, string>;

/** Refuses a password that the policy does not take, saying why: the same wherever one is chosen. */
export async function heedPolicy(
  { password, again }: ChosenPassword,
  about: readonly string[],
): Promise<void> {
  const weakness = await weaknessOf(password, about);
  if (weakness !== undefined) refuse('invalid', refusalsOf[weakness]);
  if (password !== again) refuse('invalid', 'identity.password-unlike');
}

/** What was refused of a password; undefined when the error is of another kind. */
export function passwordFaultOf(error: unknown): PasswordFault | undefined {
  const [, fault] =
    error instanceof Refusal ? (/^identity\.password-(\w+)$/.exec(error.code) ?? []) : [];
  return fault as PasswordFault | undefined;
}
