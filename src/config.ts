import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { type ClamdPlace, readClamd, readS3Url, type S3Place } from './kernel/blobs/places.ts';
import { plainAddress } from './kernel/mail/address.ts';

const checkout = resolve(import.meta.dirname, '..');
const YES = ['on', 'oui', 'yes', 'true', '1'];
const NO = ['off', 'non', 'no', 'false', '0'];
const LOOPBACK = ['127.0.0.0/8', '::1'];
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const yesOrNo = z
  .string()
  .toLowerCase()
  .refine((word) => [...YES, ...NO].includes(word), 'attendu : on ou off')
  .transform((word) => YES.includes(word));

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `attendu : un nombre entier de ${least} à ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `attendu : un nombre entier de ${least} à ${most}`);

const origin = z
  .string()
  .refine(isOrigin, 'attendu : http(s)://nom[:port], sans chemin')
  .transform((text) => new URL(text).origin);

const networks = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
  .refine(
    (list) => list.every(isNetwork),
    'attendu : des réseaux séparés par des virgules, comme 10.0.0.0/8',
  );
const proxies = networks.refine(
  (list) => list.every((part) => !part.endsWith('/0')),
  'tout Internet ne peut pas être un mandataire : nommez vos machines',
);

/** Every variable that Préau reads: its form, the default people are told, and one sentence for operators. */
export const variables = {
  PORT: wholeNumber(0, 65_535).optional().meta({
    default: '3000',
    description: 'Port TCP sur lequel Préau écoute ; 0 en choisit un libre.',
  }),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'attendu : une adresse ou un nom de cette machine')
    .optional()
    .meta({
      default: '127.0.0.1',
      description:
        'Adresse sur laquelle Préau écoute. Avec la démonstration, seule une adresse de bouclage est admise.',
    }),
  PREAU_DATA: z.string().optional().meta({
    default: '`.preau/` dans le dossier de Préau',
    description: 'Dossier de la base embarquée, des fichiers, des clés et des exports.',
  }),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'attendu : postgres://utilisateur:motdepasse@machine:port/base')
    .optional()
    .meta({
      default: 'le PostgreSQL 18 embarqué',
      description:
        'PostgreSQL à utiliser à la place de celui qui est embarqué, version 15 ou plus récente.',
    }),
  PREAU_ORIGIN: origin.optional().meta({
    default: '`http://localhost:PORT`',
    description:
      'Origine unique de l’identité : session de connexion, émetteur OIDC, identifiants SAML, WebAuthn.',
  }),
  PREAU_DEMO: yesOrNo.optional().meta({
    default: '`on` avec la base embarquée, sinon `off`',
    description:
      'Région de démonstration, liste de comptes à la connexion, faux guichets ; `off` : rien de tout cela n’existe.',
  }),
  PREAU_WORKERS: wholeNumber(1, 256).optional().meta({
    default: '1 jusqu’à 2 cœurs, sinon le nombre de cœurs moins un',
    description: 'Nombre de processus qui servent les pages sur cette machine.',
  }),
  PREAU_FEEDS: z.string().refine(isAbsolute, 'attendu : un chemin absolu').optional().meta({
    default: '`PREAU_DATA/alimentation`',
    description:
      'Dossier où arrivent les flux de l’annuaire, un sous-dossier par source ; rien n’est jamais pris ailleurs.',
  }),
  PREAU_EGRESS_ALLOW: networks.optional().meta({
    default: 'vide (le bouclage avec la démonstration)',
    description:
      'Réseaux privés que les appels sortants peuvent atteindre en plus d’Internet, séparés par des virgules.',
  }),
  PREAU_PROXIES: proxies.optional().meta({
    default: '`127.0.0.0/8, ::1` (personne avec la démonstration)',
    description:
      'Machines ou réseaux de vos serveurs mandataires : eux seuls sont crus quand ils disent qui demande (`X-Forwarded-For`, `-Proto`, `-Host`).',
  }),
  PREAU_SECRET_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'attendu : 32 octets tirés au sort, écrits en base64url (43 signes)')
    .transform((text) => Buffer.from(text, 'base64url'))
    .optional()
    .meta({
      default: 'un fichier de `PREAU_DATA/keys`, fait au premier besoin',
      description:
        'Clé qui protège, dans la base, les secrets des seconds facteurs. La même sur toutes les machines ; perdue, chacun enregistre de nouveau son second facteur.',
    }),
  PREAU_S3_URL: z
    .string()
    .transform(readS3Url)
    .refine(
      (place) => place !== undefined,
      'attendu : https://cle:motdepasse@machine/seau?region=fr-par',
    )
    .optional()
    .meta({
      default: 'les fichiers sont dans PREAU_DATA/blobs',
      description:
        'Stockage compatible S3 où garder les fichiers : `https://cle:motdepasse@machine/seau?region=fr-par`, clé et mot de passe encodés comme dans une URL.',
    }),
  PREAU_CLAMD: z
    .string()
    .transform(readClamd)
    .refine(
      (place) => place !== undefined,
      'attendu : machine:port, ou le chemin absolu d’une socket',
    )
    .optional()
    .meta({
      default: 'aucun : les fichiers ne sont pas examinés',
      description:
        'ClamAV (clamd) qui examine chaque fichier reçu : `machine:port`, ou le chemin absolu de sa socket. S’il ne répond pas, aucun fichier n’est accepté.',
    }),
  PREAU_SMTP_URL: z
    .string()
    .refine(isSmtpUrl, 'attendu : smtp(s)://utilisateur:motdepasse@machine:port')
    .optional()
    .meta({
      default: 'aucun : aucun courriel n’est envoyé (la démonstration garde les siens)',
      description:
        'Serveur qui envoie les courriels : `smtp://` (TLS demandé dès qu’il y a un mot de passe) ou `smtps://`, utilisateur et mot de passe encodés comme dans une URL.',
    }),
  PREAU_MAIL_FROM: z
    .string()
    .transform(plainAddress)
    .refine((address) => address !== undefined, 'attendu : une adresse comme ent@exemple.fr')
    .optional()
    .meta({
      default: '`ne-pas-repondre@` et le nom de machine de PREAU_ORIGIN',
      description: 'Adresse qui envoie les courriels.',
    }),
  PREAU_LDAP_URL: z
    .string()
    .refine(isLdapUrl, 'attendu : ldaps://machine[:port], ou ldap://machine[:port]')
    .transform((text) => text.replace(/\/$/, ''))
    .optional()
    .meta({
      default: 'aucun : rien n’est répliqué',
      description:
        'Serveur OpenLDAP tenu à jour d’après l’annuaire : `ldaps://`, ou `ldap://` avec StartTLS (en clair seulement sur cette machine).',
    }),
  PREAU_LDAP_BASE: z
    .string()
    .transform(plainBase)
    .refine((base) => base !== undefined, 'attendu : une base comme dc=esco-centre,dc=fr')
    .optional()
    .meta({
      default: 'aucune',
      description:
        'Base sous laquelle écrire `ou=structures`, `ou=people` et `ou=groups`, dans le réplica et dans les exports LDIF. Préau est seul maître de ces trois branches.',
    }),
  PREAU_LDAP_BIND_DN: z.string().optional().meta({
    default: 'aucun',
    description: 'Nom (DN) du compte qui écrit dans le réplica.',
  }),
  PREAU_LDAP_PASSWORD: z.string().optional().meta({
    default: 'aucun',
    description: 'Mot de passe de ce compte.',
  }),
  PREAU_LEAKED_PASSWORDS: z
    .string()
    .refine(isAbsolute, 'attendu : un chemin absolu')
    .optional()
    .meta({
      default: 'aucune : les 49 000 mots de passe les plus courants sont refusés',
      description:
        'Liste de mots de passe fuités à refuser aussi : un fichier de lignes `SHA1:nombre` triées par empreinte.',
    }),
  PREAU_LOG: z
    .string()
    .toLowerCase()
    .pipe(z.enum(LEVELS, `attendu : ${LEVELS.join(', ')}`))
    .optional()
    .meta({ default: '`info`', description: `Niveau du journal : ${LEVELS.join(', ')}.` }),
};

/** Where the LDAP replica is, and as whom one writes there. */
export interface LdapPlace {
  url: string;
  base: string;
  bindDn: string;
  password: string;
  /** Without encryption: on this machine alone. */
  isPlain: boolean;
}

/** The settings of one installation, parsed once and frozen. Ports and counts are numbers, paths absolute. */
export type Config = Readonly<{
  port: number;
  host: string;
  /** Absolute folder of everything that Préau writes. */
  data: string;
  /** Absolute folder that feeds come into, one folder a source. */
  feeds: string;
  /** Absent: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** The one identity origin, without a final slash. */
  origin: string;
  demo: boolean;
  workers: number;
  /** CIDR networks, or single addresses, that outgoing calls may reach besides the public internet. */
  egressAllow: readonly string[];
  /** CIDR networks, or single addresses, of the proxies that may say who is asking. */
  proxies: readonly string[];
  /** The key of what is sealed in the database. Absent: in a file under `data`. */
  secretKey: Buffer | undefined;
  /** The server that sends mail. Absent: none is sent. */
  smtpUrl: string | undefined;
  /** The address that mail comes from. */
  mailFrom: string;
  /** Absent: files are kept under `data`. */
  s3: S3Place | undefined;
  /** Absent: files are not scanned. */
  clamd: ClamdPlace | undefined;
  /** The LDAP replica to keep in step. Absent: there is none. */
  ldap: LdapPlace | undefined;
  /** Under which LDIF is written too. */
  ldapBase: string | undefined;
  /** A list of leaked passwords, besides the most common ones. Absent: there is none. */
  leakedPasswords: string | undefined;
  logLevel: (typeof LEVELS)[number];
}>;

/** Wrong settings: every fault at once, in French, never repeating a value that may hold a password. */
export class ConfigFaults extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Configuration refusée :\n${faults.map((fault) => `  · ${fault}`).join('\n')}`);
    this.name = 'ConfigFaults';
    this.faults = faults;
  }
}

/** Reads the settings out of any environment; throws {@link ConfigFaults}. An empty variable counts as absent. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  cores = availableParallelism(),
): Config {
  const filled = Object.entries(env).filter(([, text]) => text !== undefined && text.trim() !== '');
  const parsed = z.object(variables).safeParse(Object.fromEntries(filled));
  if (!parsed.success) {
    throw new ConfigFaults(parsed.error.issues.map((i) => `${i.path.join('.')} : ${i.message}`));
  }
  const given = parsed.data;
  const port = given.PORT ?? 3000;
  const demo = given.PREAU_DEMO ?? given.DATABASE_URL === undefined;
  const host = given.HOST ?? '127.0.0.1';
  const ownOrigin = given.PREAU_ORIGIN ?? `http://localhost:${port}`;
  const folder =
    given.PREAU_DATA === undefined ? join(checkout, '.preau') : resolve(given.PREAU_DATA);
  if (demo && !isLoopback(host)) {
    throw new ConfigFaults([
      `HOST=${host} : la démonstration n’écoute que sur cette machine. Retirez HOST, ou mettez PREAU_DEMO=off.`,
    ]);
  }
  return Object.freeze({
    port,
    host,
    data: folder,
    feeds: given.PREAU_FEEDS ?? join(folder, 'alimentation'),
    databaseUrl: given.DATABASE_URL,
    origin: ownOrigin,
    demo,
    workers: given.PREAU_WORKERS ?? Math.max(1, cores <= 2 ? 1 : cores - 1),
    proxies: Object.freeze(given.PREAU_PROXIES ?? (demo ? [] : LOOPBACK)),
    egressAllow: Object.freeze(given.PREAU_EGRESS_ALLOW ?? (demo ? LOOPBACK : [])),
    secretKey: given.PREAU_SECRET_KEY,
    s3: given.PREAU_S3_URL,
    clamd: given.PREAU_CLAMD,
    ldap: ldapPlace(given),
    ldapBase: given.PREAU_LDAP_BASE,
    smtpUrl: given.PREAU_SMTP_URL,
    mailFrom: given.PREAU_MAIL_FROM ?? `ne-pas-repondre@${new URL(ownOrigin).hostname}`,
    leakedPasswords: given.PREAU_LEAKED_PASSWORDS,
    logLevel: given.PREAU_LOG ?? 'info',
  });
}

/** All of it or nothing: an address alone would be a replica that nobody may write. */
function ldapPlace(given: {
  PREAU_LDAP_URL?: string | undefined;
  PREAU_LDAP_BASE?: string | undefined;
  PREAU_LDAP_BIND_DN?: string | undefined;
  PREAU_LDAP_PASSWORD?: string | undefined;
}): LdapPlace | undefined {
  const { PREAU_LDAP_URL: url, PREAU_LDAP_BASE: base } = given;
  const { PREAU_LDAP_BIND_DN: bindDn, PREAU_LDAP_PASSWORD: password } = given;
  if (url === undefined) return undefined;
  if (base === undefined || bindDn === undefined || password === undefined)
    throw new ConfigFaults([
      'PREAU_LDAP_URL : donnez aussi PREAU_LDAP_BASE, PREAU_LDAP_BIND_DN et PREAU_LDAP_PASSWORD.',
    ]);
  const isPlain =
    url.startsWith('ldap:') && isLoopback(new URL(url).hostname.replace(/^\[|\]$/g, ''));
  return { url, base, bindDn, password, isPlain };
}

let parsedOnce: Config | undefined;

/** The settings of this process, from its environment; the same frozen object each time. Throws {@link ConfigFaults}. */
export function config(): Config {
  parsedOnce ??= readConfig(process.env);
  return parsedOnce;
}

/** The same settings with the port that was really taken: with `PORT=0` it is known only at start. */
export function withPort(settings: Config, port: number): Config {
  const own = settings.origin === `http://localhost:${settings.port}`;
  return Object.freeze({
    ...settings,
    port,
    origin: own ? `http://localhost:${port}` : settings.origin,
  });
}

/** Variables that look meant for Préau but that it does not know: most often a typing mistake. */
export function unknownVariables(env: Readonly<Record<string, string | undefined>> = process.env) {
  return Object.keys(env).filter(
    (name) =>
      name.startsWith('PREAU_') &&
      !name.startsWith('PREAU_TEST_') &&
      !Object.hasOwn(variables, name),
  );
}

/** The environment for a child process of this one, with `changes` on top. */
export function environmentWith(changes: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry) => entry[1] !== undefined);
  return { ...Object.fromEntries(inherited), ...changes } as Record<string, string>;
}

/** True of an address or name that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** An address, or a network in the form `10.0.0.0/8`. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol)) return false;
  return url.hostname !== '' && ['', '/'].includes(url.pathname) && url.search === '';
}

function isLdapUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !['ldap:', 'ldaps:'].includes(url.protocol)) return false;
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return bare && url.hostname !== '' && ['', '/'].includes(url.pathname);
}

/** A base in the one form that every server writes back: `dc=esco-centre,dc=fr`; undefined for another name. */
export function plainBase(text: string): string | undefined {
  const parts = text
    .split(',')
    .map((part) => /^\s*(dc|ou|o)\s*=\s*([\w][\w .-]*?)\s*$/i.exec(part));
  if (!parts.every((part) => part !== null)) return undefined;
  return parts.map(([, name = '', value = '']) => `${name.toLowerCase()}=${value}`).join(',');
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text.replace('///', '//localhost/'));
}
