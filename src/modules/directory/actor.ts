import type { Clock } from '#kernel/clock';
import type { Database } from '#kernel/db';
import type { Asked } from '#kernel/http';
import type { Log } from '#kernel/log';
import type { PowerVerb, Profile, Strength } from './contract.ts';

/** A person in a structure, with a profile. */
export interface Hat {
  structureId: string;
  structureUai: string | null;
  structureName: string;
  profile: Profile;
}

/** A verb one may use, in a structure or (null) everywhere, until its row ends. */
export interface Power {
  verb: PowerVerb;
  structureId: string | null;
  structureName: string | null;
  /** The first day, there, on which it is no more; null: until somebody ends it. */
  validTo: string | null;
  /** Only over this division or groupe of the structure. */
  groupId?: string | null;
  /** The structures that a link of sight puts under this one today, for who looks after an académie. */
  covers?: readonly string[] | null;
}

/** Whoever is asking: a person wearing one hat, in a session of a known strength, with their powers. */
export interface Actor {
  personId: string;
  accountId: string;
  login: string;
  civility: string | null;
  givenName: string;
  familyName: string;
  displayName: string;
  /** Null for those who belong to no structure: an administrator of the whole platform. */
  hat: Hat | null;
  hats: readonly Hat[];
  powers: readonly Power[];
  session: {
    id: string;
    strength: Strength;
    startedAt: Date;
    /** When they last showed that it was them. */
    steppedUpAt: Date | null;
    expiresAt: Date;
  };
  /** Another person, who looks at the portal as this one sees it, in their own session and read only. */
  support?: { personId: string; displayName: string; endsAt: Date };
}

/** A request, whoever makes it. */
export interface Visit {
  db: Database;
  log: Log;
  clock: Clock;
  asked: Asked;
  actor: Actor | null;
}

/** A request made by somebody. */
export interface Context extends Visit {
  actor: Actor;
}
