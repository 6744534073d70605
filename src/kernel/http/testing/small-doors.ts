import { openLog } from '../../log.ts';
import { openMeter } from '../../metrics.ts';
import { openHttp } from '../open-http.ts';

/** Who visits the small doors: the person or the program whose name stands in a header. */
interface SmallVisit {
  person: string | null;
}

type House = Parameters<typeof openHttp<SmallVisit, SmallVisit>>[0];

/** Doors without any house behind them: `x-person` says who is signed in, a token of twenty signs or more is a client. */
export function openSmallDoors(more: Partial<House> = {}) {
  const doors = openHttp<SmallVisit, SmallVisit>({
    log: openLog('silent'),
    meter: openMeter(),
    proxies: [],
    visitOf: async ({ header }) => ({ person: header('x-person') ?? null }),
    personOf: ({ person }) => person,
    isSteppedUp: () => false,
    signInUrl: () => '/door',
    stepUpUrl: () => '/door/again',
    clientOf: async (_visit, token) =>
      token.startsWith('unknown')
        ? undefined
        : { id: token, name: token, scopes: ['small.read'], structures: null },
    wordsOf: (code) => ({ fr: code, en: code }),
    problemPage: async ({ code }) => `<p>${code}</p>`,
    formTargets: () => [],
    ...more,
  });
  const page = { method: 'GET', access: 'public', summary: 'Page.' } as const;
  doors.serve.page({ ...page, path: '/page/:name' }, async () => ({ html: '<p>entière</p>' }));
  doors.serve.page({ ...page, path: '/mine', access: 'signed-in' }, async ({ person }) => ({
    html: `<p>${person}</p>`,
  }));
  doors.serve.page({ ...page, method: 'POST', path: '/door' }, async (_visit, { given }) => ({
    html: `<p>${JSON.stringify(given).length}</p>`,
    status: given['secret'] === 'faux' ? 401 : 200,
  }));
  return doors;
}
