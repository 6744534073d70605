import { listed } from '#kernel/words';
import type { Letter, Letterhead } from './letter.ts';

/** What letters say to families and staff: in French, whoever prints them. */
export const letterSays = {
  title: (brand: string) => `Votre accès à ${brand}`,
  forWhom: ({ kind, division, children }: Letter): string => {
    if (kind === 'pupil') return division === null ? 'Élève' : `Élève, ${division}`;
    if (kind === 'staff') return 'Personnel de l’établissement';
    return children.length === 0 ? 'Responsable' : `Responsable de ${listed('fr', children)}`;
  },
  hello: ({ kind, givenName }: Letter): string =>
    kind === 'pupil' ? `Bonjour ${givenName},` : 'Bonjour,',
  what: ({ kind }: Letter, { brandName, structureName }: Letterhead): string => {
    const where = `${brandName}, l’espace numérique de votre établissement (${structureName})`;
    if (kind === 'pupil')
      return `Voici de quoi ouvrir votre compte sur ${where}. Il est à vous : ne prêtez ni le code ni le mot de passe, même à votre meilleur ami.`;
    if (kind === 'staff') return `Voici de quoi ouvrir votre compte professionnel sur ${where}.`;
    return `Voici de quoi ouvrir votre compte sur ${brandName}, l’espace numérique de l’établissement (${structureName}). Chaque responsable a le sien : un seul compte suffit pour tous vos enfants scolarisés ici.`;
  },
  /** As one types it: browsers add `https://` themselves. */
  address: (origin: string) => `${origin.replace(/^https:\/\//, '')}/activation`,
  scan: 'Prenez ce carré en photo avec votre téléphone, ou allez à l’adresse :',
  login: 'Identifiant',
  code: 'Code',
  choose:
    'Choisissez un mot de passe : trois ou quatre mots qui ne vont pas ensemble, que vous retiendrez sans les noter.',
  next: (origin: string) =>
    `C’est tout. Ensuite, vous entrerez par ${origin.replace(/^https:\/\//, '')} avec votre identifiant et ce mot de passe.`,
  until: (day: string) => `Le code ne sert qu’une fois, jusqu’au ${day}.`,
  lost: 'Cette lettre est perdue, ou le code ne marche pas ? Demandez-en une autre au secrétariat.',
  helpAt: (email: string) => `Aide : ${email}`,
  qr: 'Carré à prendre en photo : il mène à la page d’activation avec l’identifiant et le code déjà remplis.',
  document: (structure: string) => `Lettres d’activation, ${structure}`,
};
