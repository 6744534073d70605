import type { Asked } from '#kernel/http';

/** Where a page sends a browser that must sign in first: our own door, which knows the way from each host. */
export const signInUrl = ({ method, url }: Pick<Asked, 'method' | 'url'>): string =>
  method === 'GET' && url !== '/' ? `/connexion?retour=${encodeURIComponent(url)}` : '/connexion';

/** Where a page sends somebody who must first show that it still is them. */
export const stepUpUrl = ({ method, url }: Pick<Asked, 'method' | 'url'>): string =>
  method === 'GET'
    ? `/connexion/confirmer?retour=${encodeURIComponent(url)}`
    : '/connexion/confirmer';
