import ipaddr from 'ipaddr.js';

/** The widest network that one school may say it shares: a thousand addresses, or a /44. */
const WIDEST = { ipv4: 22, ipv6: 44 } as const;

/** `192.0.2.7` or `192.0.2.0/24` as a network; undefined for what is none, or is too wide to be one school's. */
export function writtenNetwork(typed: string): string | undefined {
  const text = typed.trim();
  try {
    const [address, bits] = text.includes('/')
      ? ipaddr.parseCIDR(text)
      : wholeAddress(ipaddr.parse(text));
    const kind = address.kind() as keyof typeof WIDEST;
    if (bits < WIDEST[kind]) return undefined;
    const first =
      kind === 'ipv4'
        ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)
        : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`);
    return `${first}/${bits}`;
  } catch {
    return undefined; // not an address: the caller says so
  }
}

/** An IPv6 subscriber has a /64. */
const wholeAddress = (address: ipaddr.IPv4 | ipaddr.IPv6): [ipaddr.IPv4 | ipaddr.IPv6, number] => [
  address,
  address.kind() === 'ipv4' ? 32 : 64,
];
