import type { Errand } from '#kernel/module';
import { knownPerson } from '#modules/directory';
import { loginsOf, personOfLogin } from '#modules/identity';
import type { PersonFound } from '../contract.ts';

/** Whoever signs in with this login; undefined for nobody's. */
export async function findPerson(ctx: Errand, login: string): Promise<PersonFound | undefined> {
  const id = await personOfLogin(ctx, login);
  const person = id === undefined ? undefined : await knownPerson(ctx, id);
  if (person === undefined) return undefined;
  const { displayName, birthDate, roles } = person;
  const logins = await loginsOf(ctx, [person.id]);
  return { id: person.id, login: logins.get(person.id) ?? login, displayName, birthDate, roles };
}
