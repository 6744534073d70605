/** What the kernel says when it refuses, in French: what happened, what to do. */
export const kernelWords: Readonly<Record<string, string>> = {
  'kernel.signed-out': 'Il faut vous connecter pour continuer.',
  'kernel.invalid': 'Ce qui a été envoyé n’est pas complet, ou pas dans la forme attendue.',
  'kernel.named-twice': 'Une même information a été envoyée deux fois.',
  'kernel.other-origin':
    'Cette demande vient d’un autre site. Revenez sur la page d’accueil et recommencez.',
  'kernel.no-such-page': 'Cette page n’existe pas, ou n’existe plus.',
  'kernel.too-large': 'C’est trop gros pour être envoyé en une fois.',
  'kernel.unavailable':
    'Le service redémarre. Rien n’est perdu : réessayez dans quelques secondes.',
  'kernel.fault':
    'Quelque chose s’est mal passé de notre côté. Rien n’est perdu : réessayez, et si cela recommence, donnez la référence à votre établissement.',
};
