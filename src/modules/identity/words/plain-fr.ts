import type { PlainText } from './plain-text.ts';

/** The pages of plain text in French. They promise only what is done; `{name}` is the brand. */
export const plainFr: PlainText = {
  aide: {
    title: 'Aide',
    parts: [
      {
        heading: 'Se connecter',
        texts: [
          'Utilisez l’identifiant et le mot de passe donnés par l’établissement. Après plusieurs erreurs, il faut attendre quelques minutes : c’est pour protéger votre compte.',
        ],
      },
      {
        heading: 'Une information est fausse',
        texts: [
          'Les noms, les classes et les responsables viennent des listes de l’établissement. S’il y a une erreur, dites-le au secrétariat : elle sera corrigée ici avec la prochaine mise à jour.',
        ],
      },
      {
        heading: 'Lire plus facilement',
        texts: [
          'Une fois connecté, la page « Moi » permet d’agrandir le texte, d’espacer les lignes, de renforcer les contrastes et de choisir un fond clair ou sombre.',
        ],
      },
    ],
  },
  accessibilite: {
    title: 'Accessibilité : non conforme',
    parts: [
      {
        texts: [
          '{name} n’a pas encore été audité selon le référentiel général d’amélioration de l’accessibilité (RGAA). Tant que cet audit n’est pas fait, le service doit se dire non conforme.',
        ],
      },
      {
        heading: 'Ce qui est fait',
        texts: [
          'Chaque page est vérifiée par un outil automatique (axe), essayée au clavier seul, à 320 pixels de large et à 200 % de zoom. Les contrastes sont calculés pour chaque couleur. La connexion fonctionne sans JavaScript.',
        ],
      },
      {
        heading: 'Vous n’arrivez pas à lire ou à utiliser une page',
        texts: [
          'Dites-le à votre établissement, qui vous donnera l’information autrement. Si vous n’obtenez pas de réponse, vous pouvez saisir le Défenseur des droits.',
        ],
      },
    ],
  },
  'donnees-personnelles': {
    title: 'Données personnelles',
    parts: [
      {
        heading: 'Ce qui est gardé',
        texts: [
          'Le nom, l’établissement, la classe et les groupes des élèves ; leurs responsables ; les personnels et ce qu’ils enseignent. Ces informations viennent de l’annuaire fédérateur de l’académie (AAF), que l’établissement remplit.',
          'Quand vous vous connectez, l’heure et l’adresse du réseau sont notées, pour protéger votre compte.',
        ],
      },
      {
        heading: 'Qui les voit',
        texts: [
          'Un élève voit sa classe et ses professeurs. Un responsable voit ses enfants. Un professeur voit ses élèves. La direction et la vie scolaire voient leur établissement. Personne d’autre.',
        ],
      },
      {
        heading: 'Les cookies',
        texts: [
          'Un cookie garde votre session ouverte. Un autre garde vos réglages de lecture, si vous en faites. Aucun ne sert à vous suivre, et aucune mesure d’audience n’est faite par un tiers.',
        ],
      },
      {
        heading: 'Vos droits',
        texts: [
          'Pour lire, corriger ou faire effacer ce qui vous concerne, écrivez au chef d’établissement, responsable du traitement avec la collectivité. Vous pouvez aussi saisir la CNIL.',
        ],
      },
    ],
  },
  'mentions-legales': {
    title: 'Mentions légales',
    parts: [
      {
        heading: 'Éditeur',
        texts: [
          '{name} est proposé par la collectivité qui porte ce nom. L’éditeur, le directeur de la publication et l’hébergeur sont à écrire ici avant l’ouverture au public.',
        ],
      },
      {
        heading: 'Logiciel',
        texts: [
          'Ce site fonctionne avec Préau, un logiciel libre publié sous la licence publique de l’Union européenne (EUPL 1.2).',
          'Caractères : Atkinson Hyperlegible Next (SIL OFL 1.1). Icônes : Lucide (ISC).',
        ],
      },
    ],
  },
};
