import type { Config } from '#config';
import { feedApplied } from '#contracts/directory';
import {
  type KeepsPeople,
  type Module,
  type Reaction,
  reaction,
  type Schedule,
} from '#kernel/module';
import { type Context, custodyChanged, type Visit, visibilityChanged } from '#modules/directory';
import { followAtOnce } from './commands/follow-at-once.ts';
import { forgetPerson, mergePeople, unmergePeople } from './commands/let-go.ts';
import { syncReplica, syncUnlessDone } from './commands/sync-replica.ts';
import { exportedPerson } from './queries/exported-person.ts';

const label = { fr: 'Mettre à jour le réplica LDAP', en: 'Bring the LDAP replica up to date' };

/** LDAP: what it brings to the house. Without a replica in the configuration it does nothing by itself. */
export const ldapHouse = ({
  config: { ldap: place },
}: {
  config: Pick<Config, 'ldap'>;
}): Module<Visit, Context> & KeepsPeople => ({
  name: 'ldap',
  label: { fr: 'Annuaire LDAP', en: 'LDAP directory' },
  ...(place !== undefined && work(place)),
  exportPerson: exportedPerson,
  forgetPerson,
  mergePeople,
  unmergePeople,
  retention: [
    {
      what: {
        fr: 'nom de votre entrée dans l’annuaire LDAP des applications de l’ENT, et empreinte de ce qui y a été écrit',
        en: 'name of your entry in the LDAP directory of the ENT’s applications, and a digest of what was written there',
      },
      keptFor: {
        fr: 'tant que l’entrée existe ; elle est retirée à la synchronisation qui suit le départ, une heure au plus, et dans la minute qui suit un effacement',
        en: 'as long as the entry exists; it is removed at the synchronisation after one leaves, within an hour, and within a minute of an erasure',
      },
      because: {
        fr: 'ne transmettre aux applications que ce qui a changé, et leur retirer ce qui n’est plus',
        en: 'to give applications only what changed, and take back what is no more',
      },
    },
  ],
  acts: {
    'ldap.export': { fr: 'Export de l’annuaire (LDIF)', en: 'Export of the directory (LDIF)' },
    'ldap.sync': { fr: 'Mise à jour du réplica LDAP', en: 'Update of the LDAP replica' },
  },
});

function work(place: NonNullable<Config['ldap']>): { on: Reaction[]; schedules: Schedule[] } {
  const again = { isAtLeastOnce: true, label };
  return {
    on: [
      reaction(
        feedApplied,
        'sync-after-feed',
        (errand) => syncUnlessDone(errand, { place }),
        again,
      ),
      reaction(
        custodyChanged,
        'sync-after-custody',
        async (errand, { pupilId, responsableId }) =>
          void (await syncReplica(errand, { place, people: [pupilId, responsableId] })),
        again,
      ),
      reaction(
        visibilityChanged,
        'sync-after-visibility',
        async (errand, { personId }) =>
          void (await syncReplica(errand, { place, people: [personId] })),
        again,
      ),
    ],
    schedules: [
      {
        name: 'follow-at-once',
        every: 1,
        label,
        do: (errand) => followAtOnce(errand, place),
      },
      {
        name: 'sync-replica',
        every: 60,
        label,
        do: async ({ db, log }) => {
          const { refusals, ...counts } = await syncReplica({ db }, { place });
          log.info(counts, 'the LDAP replica is up to date');
          for (const { dn, reason } of refusals)
            log.warn({ dn, reason }, 'the LDAP replica refused an entry');
        },
      },
    ],
  };
}
