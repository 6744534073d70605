import { domainToASCII } from 'node:url';

const LOCAL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * An address as mail servers take it (RFC 5321 §4.1.2, without quoted or non-ASCII local parts), its domain in lower
 * case and punycode; undefined for anything else: names, lists, comments, line ends.
 */
export function plainAddress(text: string): string | undefined {
  const [local = '', domain = '', ...rest] = text.trim().split('@');
  if (rest.length > 0 || !LOCAL.test(local) || /^\.|\.$|\.\./.test(local)) return undefined;
  if (!/^[\p{L}\p{N}.-]+$/u.test(domain)) return undefined;
  const host = domainToASCII(domain);
  const labels = host.split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  if (/^\d+$/.test(labels.at(-1) ?? '')) return undefined;
  const address = `${local}@${host}`;
  return address.length <= 254 ? address : undefined;
}
