import type { Catalogue } from '#kernel/words';

/** What one did, as a line of one's traces begins. */
export const acts: Record<`notifications.${string}`, Catalogue<string>> = {
  'notifications.choose-kind': { fr: 'Choix des notifications', en: 'Choice of notices' },
  'notifications.choose-language': { fr: 'Langue des courriels', en: 'Language of mail' },
  'notifications.ask-address': { fr: 'Adresse de courriel donnée', en: 'Mail address given' },
  'notifications.confirm-address': {
    fr: 'Adresse de courriel confirmée',
    en: 'Mail address confirmed',
  },
  'notifications.drop-address': { fr: 'Adresse de courriel retirée', en: 'Mail address removed' },
  'notifications.refuse-mail': {
    fr: 'Courriels d’un genre refusés, par le lien de l’un d’eux',
    en: 'Mail of a kind refused, by the link of one',
  },
};

/** What happened, and what to do. */
export const refusals: Record<`notifications.${string}`, Catalogue<string>> = {
  'notifications.no-such-notice': {
    fr: 'Cette notification n’existe pas, ou n’existe plus. Rechargez la page.',
    en: 'This notice does not exist, or no longer does. Reload the page.',
  },
  'notifications.no-such-kind': {
    fr: 'Ce genre de notification n’existe pas. Rechargez la page.',
    en: 'This kind of notice does not exist. Reload the page.',
  },
  'notifications.always-sent': {
    fr: 'Cette notification protège votre compte : elle est toujours envoyée.',
    en: 'This notice protects your account: it is always sent.',
  },
  'notifications.no-address': {
    fr: 'Cette adresse n’est pas complète. Écrivez-la comme prenom.nom@exemple.fr.',
    en: 'This address is not complete. Write it like first.last@example.org.',
  },
  'notifications.no-mail': {
    fr: 'Ici, aucun courriel n’est envoyé : l’adresse ne peut pas être vérifiée. Les notifications restent dans le portail.',
    en: 'No mail is sent from here: the address cannot be checked. Notices stay in the portal.',
  },
  'notifications.too-many-codes': {
    fr: 'Plusieurs codes ont déjà été envoyés. Attendez une heure, puis demandez-en un autre.',
    en: 'Several codes were sent already. Wait an hour, then ask for another.',
  },
  'notifications.no-code-waits': {
    fr: 'Ce code n’est plus valable. Demandez-en un autre.',
    en: 'This code is no longer good. Ask for another.',
  },
  'notifications.wrong-code': {
    fr: 'Ce n’est pas le bon code. Relisez le message reçu, puis tapez ses six chiffres.',
    en: 'This is not the right code. Read the message again, then type its six figures.',
  },
  'notifications.too-many-streams': {
    fr: 'Vous êtes connecté sur beaucoup d’appareils à la fois. Les notifications arrivent quand même : rechargez la page pour les voir.',
    en: 'You are signed in on many devices at once. Notices still come: reload the page to see them.',
  },
  'notifications.other-person': {
    fr: 'Une autre personne s’est connectée dans ce navigateur. Rechargez la page.',
    en: 'Somebody else signed in on this browser. Reload the page.',
  },
  'notifications.post-is-for-administrators': {
    fr: 'Le courrier est réservé aux administrateurs de la plateforme.',
    en: 'Mail is for administrators of the platform.',
  },
  'notifications.no-such-way-out': {
    fr: 'Ce lien n’est plus valable. Vous pouvez choisir ce que vous recevez dans la page « Notifications » du portail.',
    en: 'This link is no longer good. You can choose what you receive in the “Notifications” page of the portal.',
  },
};

/** The page that a letter's way out leads to. */
export const wayOutWords = {
  fr: {
    title: 'Ne plus recevoir ces courriels ?',
    about: (kind: string) =>
      `Il s’agit des messages « ${kind} ». Vous les verrez encore dans le portail, à la cloche.`,
    button: 'Ne plus les recevoir',
    doneTitle: 'C’est fait',
    done: (kind: string) => `Vous ne recevrez plus par courriel les messages « ${kind} ».`,
    back: 'Pour changer d’avis : dans le portail, « Moi », puis « Notifications ».',
  },
  en: {
    title: 'Stop receiving these messages?',
    about: (kind: string) =>
      `This is about messages of the kind “${kind}”. You will still see them in the portal, at the bell.`,
    button: 'Stop receiving them',
    doneTitle: 'Done',
    done: (kind: string) => `You will no longer receive messages of the kind “${kind}” by mail.`,
    back: 'To change your mind: in the portal, “Me”, then “Notifications”.',
  },
} satisfies Catalogue<object>;
