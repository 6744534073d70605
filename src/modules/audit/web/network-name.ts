/** A network as one reads it: `192.0.2.0/24` → « 192.0.2.x », `2001:db8:1::/48` → « 2001:db8:1:… ». */
export const networkName = (network: string): string =>
  network.includes(':')
    ? network.replace(/::\/48$/, ':…').replace(/\/48$/, '')
    : network.replace(/\.0\/24$/, '.x');
