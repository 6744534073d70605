/** Who leans on whom. This table is the architecture: the linter obeys it, ARCHITECTURE.md draws it. */
export const leansOn = {
  directory: [],
  brands: ['directory'],
  identity: ['directory', 'brands'],
  audit: ['directory', 'identity'],
  notifications: ['directory', 'brands', 'identity'],
  ldap: ['directory', 'identity'],
  sso: ['directory', 'brands', 'identity'],
  privacy: ['directory', 'brands', 'identity'],
  admin: ['directory', 'identity'],
  portal: ['directory', 'brands', 'identity'],
};

const house = '^src/modules/';
const room = (name) => `${house}[^/]+/${name}`;
const web = ['^src/web/', room('web/')];
const test = '\\.test\\.ts$';
const forbid = (name, from, to, comment) => ({ name, comment, severity: 'error', from, to });

const table = Object.entries(leansOn).map(([module, friends]) =>
  forbid(
    `${module}-leans-on-${friends.join('-and-') || 'nobody'}`,
    { path: `${house}${module}/` },
    { path: house, pathNot: [module, ...friends].map((name) => `${house}${name}/`) },
    'Add a line to the table, or send an event instead.',
  ),
);

const rooms = [
  forbid(
    'front-door-only',
    { path: `${house}([^/]+)/` },
    {
      path: house,
      pathNot: [
        `${house}$1/`,
        room('(index|contract|web/(annuaire/|groups/|desk/|security/)?index)\\.tsx?$'),
      ],
    },
  ),
  forbid(
    'the-house-enters-by-the-front-door',
    { path: '^src/', pathNot: [house, test] },
    {
      path: house,
      pathNot: [
        room('(index|contract|module|demo|web/(annuaire/|groups/|desk/|security/)?index)\\.tsx?$'),
      ],
    },
  ),
  forbid(
    'kernel-knows-no-school',
    { path: '^src/kernel/' },
    { path: ['^src/modules/', '^src/web/', '^src/demo/', '^src/house'] },
  ),
  forbid(
    'contract-is-schemas',
    { path: room('contract\\.ts$') },
    { path: '^src/', pathNot: ['/contract\\.ts$'] },
  ),
  forbid(
    'policy-fetches-nothing',
    { path: room('policy\\.ts$') },
    { path: ['^src/kernel/(db|http)', room('(tables|queries|commands|routes|jobs)')] },
  ),
  forbid('reads-do-not-write', { path: room('queries') }, { path: room('(commands|routes|jobs)') }),
  forbid(
    'commands-know-no-http',
    { path: room('commands') },
    { path: ['^src/kernel/http', room('routes')] },
  ),
  forbid(
    'web-sees-contracts-only',
    { path: web },
    { path: '^src/', pathNot: [...web, '/contract\\.ts$', '^src/kernel/words\\.ts$'] },
  ),
  forbid('server-never-sees-web', { path: '^src/', pathNot: web }, { path: web }),
];

const hygiene = [
  forbid('no-circles', {}, { circular: true }),
  // The build of the browser app makes `virtual:assets`; its type stands in src/web.
  forbid('no-broken-imports', {}, { couldNotResolve: true, pathNot: '^virtual:assets$' }),
];

export default {
  forbidden: [...table, ...rooms, ...hygiene],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
    doNotFollow: { path: 'node_modules' },
  },
};
