import { readComfort } from '../comfort/contract.ts';
import type { Language } from '../words.ts';

interface Headers {
  cookie?: string | undefined;
  'accept-language'?: string | undefined;
}

/**
 * The language to refuse in. Screens are in French until their reader chooses otherwise on this device; a program that
 * has no such choice gets what its `Accept-Language` prefers (RFC 9110 §12.5.4), French when that is neither.
 */
export function languageFor(headers: Headers, reader: 'browser' | 'program'): Language {
  const chosen = readComfort(headers.cookie).language;
  if (reader === 'browser' || chosen !== 'fr') return chosen;
  return preferredOf(headers['accept-language']);
}

/** `en-GB;q=0.8, fr` → `fr`. French where both are wanted alike, or neither. */
function preferredOf(accepted = ''): Language {
  const weights = { fr: 0, en: 0 };
  for (const range of accepted.slice(0, 500).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const [language] = tag.split('-');
    const [quality] = parameters.filter((parameter) => /^\s*q=/.test(parameter));
    const weight = quality === undefined ? 1 : Number(quality.split('=')[1]) || 0;
    if ((language === 'fr' || language === 'en') && weight > weights[language])
      weights[language] = weight;
  }
  return weights.en > weights.fr ? 'en' : 'fr';
}
