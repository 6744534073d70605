import { parseArgs } from 'node:util';
import { Profile } from '#contracts/directory';
import { type NewService, readPrefix, releases } from '#modules/sso';
import { UsageFault } from '../../command.ts';

type Prefix = NewService['addresses'][number];

/** Reads the arguments of `service add`. */
export function readNewService(args: string[]): NewService {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      url: { type: 'string', multiple: true },
      release: { type: 'string', default: 'minimal' },
      audience: { type: 'string', multiple: true },
      proxy: { type: 'string', multiple: true },
    },
  });
  const { name, url = [], release, audience = [], proxy = [] } = values;
  if (positionals.length !== 1 || positionals[0] !== 'cas' || !name || url.length === 0)
    throw new UsageFault('Il faut : service add cas --name <nom> --url <adresse>.');
  if (name.length > 100) throw new UsageFault('Le nom a cent lettres au plus.');
  if (!(release in releases))
    throw new UsageFault(
      `Liste inconnue : ${release}. Il y a : ${Object.keys(releases).join(', ')}.`,
    );
  return {
    name,
    release,
    addresses: url.map((text) => prefixOf('--url', text)),
    callbacks: proxy.map((text) => callbackOf(text)),
    audiences: audience.flatMap(audiencesOf),
  };
}

const faults = {
  'no-address': 'n’est pas une adresse simple, comme https://moodle.example.fr/',
  'has-query':
    'a une question (?) ou un fragment (#) : donnez l’adresse sous laquelle tout est à elle',
  'not-https': 'n’est pas en https : le billet serait lu en chemin',
  'whole-web': 'n’a pas de nom de domaine entier',
};

function prefixOf(option: string, text: string): Prefix {
  const prefix = readPrefix(text);
  if (typeof prefix === 'string')
    throw new UsageFault(`${option} : « ${text} » ${faults[prefix]}.`);
  return prefix;
}

function callbackOf(text: string): Prefix {
  const prefix = prefixOf('--proxy', text);
  if (prefix.origin.startsWith('https:')) return prefix;
  throw new UsageFault(`--proxy : « ${text} » ${faults['not-https']}.`);
}

/** `ENS,DOC@0370001A,0370002B:2026-09-07`: every profile in every structure, from that day. */
function audiencesOf(text: string): NewService['audiences'][number][] {
  const read =
    /^(\*|[A-Z]{3}(?:,[A-Z]{3})*)(?:@(\d{7}[A-Z](?:,\d{7}[A-Z])*))?(?::(\d{4}-\d\d-\d\d))?$/.exec(
      text,
    );
  const [, profiles = '', structures, day] = read ?? [];
  const named = profiles === '*' ? [null] : profiles.split(',');
  const isKnown = named.every((profile) => profile === null || Profile.safeParse(profile).success);
  const isDay = day === undefined || !Number.isNaN(Date.parse(day));
  if (read === null || !isKnown || !isDay)
    throw new UsageFault(`--audience : « ${text} » ne se lit pas. Par exemple : ENS,DOC@0370001A.`);
  return named.flatMap((profile) =>
    (structures?.split(',') ?? [null]).map((uai) => ({ profile, uai, opensOn: day ?? null })),
  );
}
