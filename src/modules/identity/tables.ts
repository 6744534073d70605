import type { Strength } from '#contracts/directory';
import { windowOn } from '#kernel/db';

interface IdentityTables {
  'identity.account': {
    id: string;
    person_id: string;
    login: string;
    password_hash: string | null;
    password_at: Date | null;
    opened_at: Date;
    worn_structure_id: string | null;
    worn_profile: string | null;
  };
  'identity.client': {
    id: string;
    revoked_at: Date | null;
    revoke_reason: string | null;
  };
  'identity.factor': {
    id: string;
    account_id: string;
    kind: 'totp' | 'passkey';
    name: string;
    added_at: Date;
    last_used_at: Date | null;
    sealed_secret: Buffer | null;
    credential_id: Buffer | null;
    public_key: Buffer | null;
    counter: number | null;
    transports: string[] | null;
  };
  'identity.recovery_code': { account_id: string; code_hash: Buffer };
  'identity.known_login': { login: string; account_id: string; password_hash: string | null };
  'identity.photo': { person_id: string; attachment_id: string; put_at: Date };
  'identity.session_key': { token_hash: Buffer; session_id: string; host: string };
  'identity.session': {
    id: string;
    account_id: string;
    strength: Strength;
    started_at: Date;
    stepped_up_at: Date | null;
    last_seen_at: Date;
    expires_at: Date;
    ended_at: Date | null;
    end_reason: 'signed-out' | 'replaced' | null;
    structure_id: string | null;
    profile: string | null;
    agent: string;
    network: string | null;
    risk: string[];
  };
  'directory.sight': { viewer_id: string; subject_id: string };
}

/** Identity's window on the database. */
export const db = windowOn<IdentityTables>();
