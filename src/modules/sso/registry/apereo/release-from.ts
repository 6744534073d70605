import type { FactName, Release } from '../releases.ts';
import { AttributeName, releases } from '../releases.ts';

interface Policies {
  attributeReleasePolicy?: Record<string, unknown> | undefined;
  usernameAttributeProvider?: Record<string, unknown> | undefined;
}

/** What an attribute of theirs is of a person: as our ready lists have it, and the names that a directory gives. */
const facts: Readonly<Record<string, FactName>> = {
  ...Object.fromEntries(
    Object.values(releases).flatMap(({ attributes }) => Object.entries(attributes)),
  ),
  ...{ uid: 'uid', cn: 'displayName', sn: 'familyName', mail: 'mail', ENTPersonNom: 'familyName' },
  ...{ ENTPersonProfils: 'profiles', ESCOUAICourant: 'uai', ESCOUAI: 'uais' },
  ENTPersonStructRattachUAI: 'uai',
};

/** The release of a file as one of the service's own: never more than it had there. */
export function releaseFrom(
  { attributeReleasePolicy = {}, usernameAttributeProvider = {} }: Policies,
  leave: (property: string, because: string) => void,
): { release: 'own'; ownRelease: Release } {
  const attributes: Record<string, FactName> = {};
  for (const [name, source] of allowed(attributeReleasePolicy, leave)) {
    const fact = facts[source];
    if (fact === undefined)
      leave(`attributeReleasePolicy.${name}`, `Préau ne connaît pas « ${source} »`);
    else if (!AttributeName.safeParse(name).success)
      leave(`attributeReleasePolicy.${name}`, 'ce nom n’est pas permis dans une réponse CAS');
    else attributes[name] = fact;
  }
  return {
    release: 'own',
    ownRelease: { user: userFrom(usernameAttributeProvider, leave), attributes },
  };
}

/** Names there, and which attribute of the directory each is. */
function allowed(
  policy: Record<string, unknown>,
  leave: (property: string, because: string) => void,
): readonly [string, string][] {
  const { '@class': kind = '', allowedAttributes } = policy as {
    '@class'?: string;
    allowedAttributes?: unknown;
  };
  if (kind.includes('ReturnAll') && !kind.includes('ReturnAllowed'))
    leave('attributeReleasePolicy', 'tous les attributs : jamais d’office ; choisissez une liste');
  if (Array.isArray(allowedAttributes))
    return allowedAttributes.flat().flatMap((name) => (isName(name) ? [[name, name]] : []));
  return Object.entries(allowedAttributes ?? {}).flatMap(([source, written]) =>
    source === '@class'
      ? []
      : [written]
          .flat()
          .flatMap((name): [string, string][] => (isName(name) ? [[name, source]] : [])),
  );
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' && !name.startsWith('java.');

function userFrom(
  provider: Record<string, unknown>,
  leave: (property: string, because: string) => void,
): Release['user'] {
  const { '@class': kind = '', usernameAttribute } = provider as {
    '@class'?: string;
    usernameAttribute?: unknown;
  };
  if (kind.includes('Anonymous')) return 'opaqueId';
  if (!kind.includes('PrincipalAttribute')) return 'uid';
  if (usernameAttribute === 'uid') return 'uid';
  if (usernameAttribute === 'ENTPersonLogin') return 'login';
  leave(
    'usernameAttributeProvider',
    `« ${String(usernameAttribute)} » : elle connaîtra les personnes par un nom opaque`,
  );
  return 'opaqueId';
}
