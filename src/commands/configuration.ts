import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { variables } from '#config';

const page = join(import.meta.dirname, '../../docs/configuration.md');

/** One line for the list of commands. */
export const summary = 'écrit docs/configuration.md, la liste des variables';

/** What `--help` prints. */
export const help = `preau configuration [--check]

Écrit docs/configuration.md d'après src/config.ts.

  --check   n'écrit rien ; sort avec 1 si la page n'est pas à jour
`;

/** 0 when written or fresh, 1 when `--check` found it stale. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false } } });
  if (!values.check) {
    writeFileSync(page, configurationPage());
    return 0;
  }
  if (readCurrent() === configurationPage()) return 0;
  console.error('docs/configuration.md n’est pas à jour : lancez bin/preau configuration.');
  return 1;
}

function readCurrent(): string | undefined {
  try {
    return readFileSync(page, 'utf8');
  } catch {
    return undefined;
  }
}

function configurationPage(): string {
  const rows = Object.entries(variables).map(([name, schema]) => {
    const { default: usual, description } = schema.meta() ?? {};
    return `| \`${name}\` | ${usual} | ${description} |`;
  });
  const source = relative(join(page, '..'), join(import.meta.dirname, '../config.ts'));
  return `# Configuration

<!-- Page écrite par « bin/preau configuration » d'après src/config.ts : ne la modifiez pas à la main. -->

Préau se règle par variables d'environnement, toutes facultatives ([\`src/config.ts\`](${source})).
Une valeur fausse arrête le démarrage avec la liste des fautes ; une variable vide compte comme absente.

| Variable | Par défaut | Sens |
|---|---|---|
${rows.join('\n')}

Node en lit aussi, dont \`NODE_EXTRA_CA_CERTS\` : fichier de certificats d'autorités à croire en plus
pour les appels sortants.
`;
}
