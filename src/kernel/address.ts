import { isIP } from 'node:net';

/** `::ffff:192.0.2.7` → `192.0.2.7`; a zone (`%eth0`) is dropped; undefined for what is no address. */
export function plainAddress(ip: string): string | undefined {
  const plain = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(plain) === 0 ? undefined : plain;
}

/** Who tries, for counting: an IPv4 address, or the /64 that one subscriber of IPv6 has. */
export function subscriberOf(ip: string): string {
  const plain = plainAddress(ip);
  if (plain === undefined) return 'unknown';
  return isIP(plain) === 4 ? plain : groupsOf(plain).slice(0, 4).join(':');
}

/** Roughly where from, to recognise a place without keeping an address: IPv4 to 24 bits, IPv6 to 48. */
export function networkOf(ip: string): string | null {
  const plain = plainAddress(ip);
  if (plain === undefined) return null;
  return isIP(plain) === 4
    ? `${plain.split('.').slice(0, 3).join('.')}.0/24`
    : `${groupsOf(plain).slice(0, 3).join(':')}::/48`;
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(ip: string): string[] {
  const inHex = ip.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts) => {
    const [a, b, c, d] = parts.slice(0, 4).map(Number) as [number, number, number, number];
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [before = '', after] = inHex.split('::');
  const head = before.split(':').filter((group) => group !== '');
  const tail = (after ?? '').split(':').filter((group) => group !== '');
  const gap = Array<string>(8 - head.length - tail.length).fill('0');
  return [...head, ...gap, ...tail].map((group) => Number.parseInt(group, 16).toString(16));
}
