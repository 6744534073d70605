import ipaddr from 'ipaddr.js';

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Says where an outgoing request may go. */
export interface Reach {
  /** Whether the address is of the public internet: everything that is not plainly so is not. */
  isPublic: (address: string) => boolean;
  /** Whether the operator opened the network of this address. */
  isAllowed: (address: string) => boolean;
}

/** The networks that an operator opened, as CIDR or single addresses. */
export function reachOf(allow: readonly string[]): Reach {
  const networks = allow.map(networkOf);
  return {
    isPublic: (address) => isPublic(address),
    isAllowed: (address) => {
      const parsed = parse(address);
      if (parsed === undefined || neverAsked.has(parsed.toNormalizedString())) return false;
      return networks.some((network) => contains(network, parsed));
    },
  };
}

/** Where clouds tell any program on a machine their secrets: not even an opened network leads there. */
const neverAsked = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '100.100.100.200',
  '168.63.129.16',
  'fd00:ec2:0:0:0:0:0:254',
]);

/** Of IPv6, only what the registries give to the internet (RFC 4291 §2.4, IANA). */
const global = ipaddr.parseCIDR('2000::/3');

function isPublic(address: string): boolean {
  const parsed = parse(address);
  if (parsed === undefined || neverAsked.has(parsed.toNormalizedString())) return false;
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || contains(global, parsed));
}

/** An IPv4 address inside an IPv6 one is judged as the IPv4 address that it is. A zone (`fe80::1%eth0`) is none of ours. */
function parse(address: string) {
  return ipaddr.isValid(address) && !address.includes('%') ? ipaddr.process(address) : undefined;
}

function networkOf(text: string): Network {
  if (text.includes('/')) return ipaddr.parseCIDR(text);
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

const contains = ([network, bits]: Network, address: Network[0]): boolean =>
  network.kind() === address.kind() && address.match([network, bits] as never);
