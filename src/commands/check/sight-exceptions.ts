/** Files that read people without `directory.sight`, each with the reason: nobody reads about another there. */
export const readsWithoutSight: Readonly<Record<string, string>> = {
  'src/demo/keep-apart.ts': 'asks whether this is a demo; gives nobody’s name',
  'src/modules/audit/commands/forget-person.ts': 'finds whose keys must die; no person is asking',
  'src/modules/audit/queries/my-acts.ts': 'the civility of the one whose traces they are',
  'src/modules/identity/accounts/commands/undo-account-act.ts':
    'whoever looks after the accounts of a structure: the policy has said of which',
  'src/modules/identity/accounts/queries/accounts.ts':
    'whoever looks after the accounts of a structure: the policy has said of which',
  'src/modules/identity/accounts/queries/acts.ts':
    'whoever looks after the accounts of a structure: the policy has said of which',
  'src/modules/identity/accounts/queries/places.ts':
    'whoever looks after the accounts of a structure: the policy has said of which',
  'src/modules/identity/accounts/queries/states.ts':
    'whoever looks after the accounts of a structure: the policy has said of which',
  'src/modules/identity/accounts/queries/targets.ts':
    'whoever looks after the accounts of a structure: the policy has said of which',
  'src/modules/identity/local/commands/open-local-account.ts':
    'whoever looks after the accounts of a structure: the policy has said of which',
  'src/modules/identity/brake/queries/security.ts':
    'who suspended, or set a mode, for those who answer for its security: the policy has said where',
  'src/modules/identity/brake/reach.ts': 'whose accounts a measure stops; gives no name',
  'src/modules/identity/brake/watch.ts': 'finds whom an alert is for; no person is asking',
  'src/modules/identity/evidence/commands/ask-evidence.ts':
    'whose accounts an incident touched; gives no name before two have agreed',
  'src/modules/identity/evidence/queries/evidence.ts':
    'who asked for it, for those who may agree: the policy has said of which structure',
  'src/modules/identity/evidence/queries/facts.ts':
    'the evidence of an incident, once a second person has agreed',
  'src/modules/identity/letters/groups.ts':
    'counts the letters of the groups that the actor looks after; gives nobody’s name',
  'src/modules/identity/modes/modes-of.ts': 'what is asked of the one who is coming in',
  'src/modules/identity/queries/known-of.ts': 'what a password must not hold of its own person',
  'src/modules/identity/support/end-support.ts': 'where an act of help is noted; gives no name',
  'src/modules/identity/support/seen-as.ts':
    'the person whom an administrator helps, announced to them and noted',
  'src/modules/identity/support/start-support.ts':
    'where the one who asked for help belongs; the policy judges by it',
  'src/modules/sso/commands/set-restriction.ts': 'whether a class is of a structure; names nobody',
  'src/modules/sso/queries/restrictions.ts': 'the labels of classes; names nobody',
  'src/modules/sso/queries/today.ts': 'the classes of the one who opens an application',
  'src/modules/sso/queries/try-service.ts':
    'for whoever administers where that person is: the policy has said so',
  'src/modules/identity/schema/0007-life.sql': 'says whose account is shut; gives no name',
  'src/modules/identity/commands/open-accounts.ts':
    'opens everybody’s account; no person is asking',
  'src/modules/identity/commands/open-session.ts': 'the hats of the one who signs in',
  'src/modules/identity/factors/queries/arrival.ts': 'the name of the one who is coming in',
  'src/modules/identity/factors/queries/need.ts': 'the hats and powers of the one who is coming in',
  'src/modules/identity/young/queries/device.ts':
    'the children of a class, on a device that whoever teaches it opened for them',
  'src/modules/identity/queries/actor.ts': 'the session reads its own person',
  'src/modules/identity/queries/actor-row.ts': 'the session reads its own person',
  'src/modules/ldap/commands/sync/put-batch.ts':
    'ties the entries that are sent to the people who exist; gives no name',
  'src/modules/notifications/commands/tell-people.ts':
    'keeps the recipients who exist; gives no name',
  'src/modules/notifications/commands/write-mail.ts':
    'keeps the recipients who exist; gives no name',
  'src/modules/notifications/queries/mail-to-send.ts':
    'the recipient’s own name, in their own mail',
  'src/modules/privacy/queries/merges.ts': 'for the administrator of the whole platform alone',
  'src/modules/sso/queries/proxy-grant.ts': 'the hats of the one whose session it is',
  'src/modules/sso/commands/take-ticket.ts':
    'the one who signs in, for the application that they open',
  'src/modules/privacy/tables.ts': 'says the shape of a row, reads none',
};
