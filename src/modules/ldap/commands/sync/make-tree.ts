import type { LdapPlace } from '#config';
import { noSuchBase } from '../../replica/faults.ts';
import { readEntry } from '../../replica/put-entry.ts';
import { treeOf } from '../../sdet/tree.ts';
import type { Sync } from './tally.ts';

/** Makes the base and the branches where they are not; what they say else is not ours. */
export async function makeTree({ session }: Sync, { base, url }: LdapPlace): Promise<void> {
  for (const { dn, attributes } of treeOf(base)) {
    try {
      await session.ask(async (client) => {
        if ((await readEntry(client, dn)) !== undefined) return;
        const said = attributes.map(([name, values]) => [name, [...values]]);
        await client.add(dn, Object.fromEntries(said));
      });
    } catch (error) {
      throw noSuchBase(error, url, dn);
    }
  }
}
