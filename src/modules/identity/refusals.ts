/** The words of our refusals: what happened, what to do. None says whether an account exists. */
export const refusals = {
  'identity.unknown-login-or-password':
    'Identifiant ou mot de passe inconnu. Vérifiez les deux, puis essayez de nouveau.',
  'identity.too-many-tries':
    'Trop d’essais. Pour protéger votre compte, attendez quelques minutes, puis essayez de nouveau. Rien n’est bloqué pour de bon.',
  'identity.too-busy':
    'Beaucoup de personnes se connectent en ce moment. Attendez quelques secondes, puis essayez de nouveau.',
  'identity.not-your-hat':
    'Vous n’avez pas ce profil dans cet établissement. Choisissez-en un de votre liste.',
  'identity.hand-over-failed':
    'La connexion n’a pas abouti : la page a attendu trop longtemps, ou les cookies sont refusés. Revenez à l’accueil et recommencez.',
} as const;
