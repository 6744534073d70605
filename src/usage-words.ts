/** What `parseArgs` of Node says of a wrong command line, in French; undefined for another error. */
export function usageWords(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const code = String(error.code);
  if (!code.startsWith('ERR_PARSE_ARGS')) return undefined;
  const named = /'(?:-\w, )?(-[^' ]*|[^']*?)(?: <value>)?'/.exec(error.message)?.[1] ?? '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `Option inconnue : ${named}.`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `« ${named} » est de trop : cette commande ne prend que des options.`;
  if (/does not take/.test(error.message)) return `L’option ${named} ne prend pas de valeur.`;
  if (/ambiguous/.test(error.message))
    return `Il manque une valeur après ${named}. Si elle commence par un tiret, écrivez ${named}=-valeur.`;
  return `Il manque une valeur après ${named}.`;
}
