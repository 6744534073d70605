import { counted } from '#kernel/words';

/** Second factors in French. */
export const fr = {
  verify: {
    title: 'Encore une vérification',
    lead: (name: string) =>
      `${name}, votre mot de passe est juste. Montrez maintenant que c’est bien vous.`,
    passkeyTitle: 'Avec ma clé d’accès',
    passkeyHint: 'Votre empreinte, votre visage, le code de l’appareil, ou une clé USB.',
    passkey: 'Utiliser ma clé d’accès',
    passkeyFailed: 'La clé d’accès n’a pas répondu. Essayez de nouveau, ou utilisez un code.',
    passkeyNeedsScript:
      'La clé d’accès demande un navigateur récent, avec JavaScript. Sinon, utilisez un code.',
    codeTitle: 'Avec un code',
    code: 'Code',
    codeHint: 'Les 6 chiffres de votre application, ou un de vos codes de secours.',
    recoveryHint: 'Un de vos codes de secours : trois groupes de quatre signes.',
    go: 'Continuer',
    lost: 'Vous n’avez plus rien de tout cela ? Votre établissement peut retirer votre protection, après avoir vérifié que c’est vous.',
    restart: 'Recommencer avec un autre compte',
    refusedTitle: 'Ce code n’est pas le bon',
    refused:
      'Chaque code ne sert qu’une fois et change toutes les 30 secondes : attendez le suivant, puis recopiez-le. Vérifiez aussi l’heure de votre téléphone.',
    why: (name: string) =>
      `${name}, ce que vous demandez est personnel. Montrez que c’est toujours vous.`,
  },
  protect: {
    title: 'Protéger votre compte',
    lead: 'Votre compte donne accès aux données de beaucoup de personnes : un mot de passe volé ne doit pas suffire. Choisissez comment vous montrerez que c’est vous. Cela prend deux minutes.',
    addTitle: 'Ajouter une protection',
    passkeyTitle: 'Une clé d’accès',
    passkeyAbout:
      'Le plus simple : votre empreinte, votre visage ou le code de votre téléphone ou de votre ordinateur.',
    passkeyAdd: 'Créer une clé d’accès',
    passkeyFailed:
      'La clé d’accès n’a pas été créée. Essayez de nouveau, ou prenez une application.',
    totpTitle: 'Une application sur votre téléphone',
    totpAbout:
      'FreeOTP, Aegis, Google Authenticator… Scannez ce dessin avec elle, puis recopiez les 6 chiffres qu’elle affiche.',
    totpByHand: 'Ou tapez cette clé dans l’application :',
    qr: 'Dessin à scanner avec l’application',
    name: 'Nom, pour la reconnaître',
    phone: 'Mon téléphone',
    device: 'Cet appareil',
    code: 'Code affiché par l’application',
    add: 'Ajouter',
    refusedTitle: 'Ce n’est pas encore fait',
  },
  codes: {
    title: 'Vos codes de secours',
    lead: 'Gardez-les sur papier, en lieu sûr : chacun ouvre votre compte une fois, le jour où votre téléphone manque. Ils ne seront plus jamais affichés.',
    list: 'Codes de secours',
    done: 'Continuer',
    withoutTitle: 'C’est ajouté',
    without:
      'Cette protection sert dès la prochaine connexion. Vos codes de secours restent les mêmes.',
  },
  security: {
    title: 'Protection de mon compte',
    none: 'Votre compte n’a que son mot de passe. Ajoutez une protection : même volé, il ne suffira plus.',
    lead: 'En plus du mot de passe, une de ces protections est demandée à chaque connexion.',
    prove: 'Pour changer quelque chose ici, montrez d’abord que c’est vous.',
    proveGo: 'Confirmer que c’est moi',
    mine: 'Mes protections',
    kinds: { totp: 'application', passkey: 'clé d’accès' },
    added: (day: string) => `ajoutée le ${day}`,
    used: (day: string) => `a servi le ${day}`,
    rename: 'Renommer',
    newName: (name: string) => `Nouveau nom de « ${name} »`,
    change: 'Renommer ou retirer',
    remove: 'Retirer',
    removeOf: (name: string) => ` « ${name} »`,
    must: 'Votre rôle demande au moins une protection : la dernière ne se retire pas. Ajoutez-en une autre d’abord.',
    codesTitle: 'Codes de secours',
    codesLeft: (n: number) =>
      n === 0 ? 'Il n’en reste aucun.' : `Il en reste ${counted('fr', n, 'code', 'codes')}.`,
    codesNew: 'Tirer dix nouveaux codes',
    codesNote: 'Les anciens ne marcheront plus.',
    others: 'Chaque changement ferme vos autres sessions, et vous est signalé par un message.',
    back: 'Revenir à Moi',
  },
};
