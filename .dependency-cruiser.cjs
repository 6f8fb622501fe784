/**
 * The import direction: what is not listed as allowed is forbidden. docs: CONTRIBUTING.md, "Who may import whom".
 */

const swc = require('@swc/core');

// With TypeScript 7 dependency-cruiser reads our files through swc, and lacks two things there: JSX, and the difference
// between `import type` and `import`. The latter matters in one place: components may know the types of the procedures.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => {
  const module = parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') });
  if (/(?:^|\/)components\//.test(file)) module.body = module.body.filter((item) => !isTypeOfProcedures(item));
  return module;
};
const isTypeOfProcedures = (item) =>
  item.type === 'ImportDeclaration' && item.typeOnly && item.source.value === '@/server/api/router';

/** From the ground up: a room may call only the doors to its left. */
const ROOMS = [
  'identity',
  'mail',
  'merchants',
  'ledger',
  'orders',
  'payments',
  'payables',
  'invoices',
  'billing',
  'disbursements',
  'payouts',
  'questions',
  'imports',
  'reconciliation',
  'webhooks',
  'audit',
  'sandbox',
];

const anyRoom = `(?:${ROOMS.join('|')})`;
/** A store, a set of use cases and so on is one file, or a folder of files once it has grown. */
const part = (room, ...names) => `^server/${room}/(?:${names.join('|')})(?:\\.tsx?$|/)`;
const test = '\\.test\\.tsx?$';
const kernel = '^server/kernel/';
const platform = '^server/platform/';
const database = '^server/platform/db\\.ts$';

/** `from` may import `to`; both are patterns, and tests follow a rule of their own. */
const allow = (comment, from, to, more = {}) => ({
  comment,
  from: { path: from, pathNot: test },
  to: { path: to, pathNot: test, ...more },
});

/** Packages, by the files that may use them; Node's own modules are `core`. */
const allowPackages = (comment, from, names, { node = false } = {}) => [
  {
    comment,
    from: { path: from },
    to: { path: names ? `node_modules/(?:@types/)?(?:${names.join('|')})/` : 'node_modules/' },
  },
  ...(node ? [{ comment, from: { path: from }, to: { dependencyTypes: ['core'] } }] : []),
];

const roomRules = ROOMS.flatMap((room, place) => {
  const left = ROOMS.slice(0, place);
  const own = (...names) => part(room, ...names);
  const rules = [
    allow('Pure rules know only pure rules and shapes.', own('domain'), [own('domain', 'schema'), kernel]),
    allow('Shapes of what goes in and out are safe in the browser.', own('schema'), [own('schema', 'domain'), kernel]),
    allow('Events carry ids.', own('events'), [own('schema', 'events'), kernel, '^server/platform/outbox\\.ts$']),
    allow('Only the store queries the tables.', own('store'), [own('store', 'domain', 'schema'), kernel, platform]),
    allow('Rows as they are shown.', own('present'), [own('store', 'domain', 'schema', 'present'), kernel]),
    allow('Mails are made of the parts of all mails.', own('mails'), [
      own('mails', 'schema'),
      '^server/platform/mail/mail-parts\\.tsx$',
      kernel,
    ]),
    allow('Documents are drawn from the shapes that the screens show.', own('documents'), [
      own('documents', 'schema'),
      kernel,
      own('domain'),
      '^server/platform/documents/',
    ]),
    allow('Providers translate: what others say into the words of the room.', own('providers'), [
      own('providers', 'domain', 'store', 'schema'),
      kernel,
      platform,
    ]),
    allow('Use cases gather, decide, act.', own('use-cases'), [
      own('use-cases', 'domain', 'store', 'schema', 'events', 'present', 'mails', 'documents', 'providers'),
      kernel,
      platform,
    ]),
    allow('The door shows a few functions to the right.', own('door'), [
      own('use-cases', 'domain', 'store', 'schema', 'events', 'present'),
      kernel,
      platform,
    ]),
    allow(
      'Front doors hold no rule and never see the database.',
      own('router', 'routers', 'rest', 'jobs', 'downloads'),
      [
        own('use-cases', 'schema', 'events'),
        kernel,
        '^server/identity/door\\.ts$',
        '^server/api/(?:procedure|rest-route|download-route)\\.ts$',
        `${platform}(?!db\\.ts)`,
      ],
    ),
  ];
  if (left.length > 0) {
    rules.push(
      allow(
        'A room calls only the doors to its left.',
        own('use-cases', 'door', 'store', 'present', 'schema', 'events', 'jobs'),
        part(`(?:${left.join('|')})`, 'door', 'schema', 'events'),
      ),
      allow(
        'What a document draws may have come from rooms to the left.',
        own('documents'),
        part(`(?:${left.join('|')})`, 'schema'),
      ),
    );
  }
  return rules;
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [{ name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } }],
  allowed: [
    ...roomRules,
    allow('The kernel is pure and alone.', kernel, kernel),
    allow('What every room stands on.', platform, [platform, kernel, '^prisma/client/']),
    allow('The engine could live on its own.', '^server/engine/', [
      '^server/engine/',
      '^server/platform/(?:log|transaction)\\.ts$',
    ]),
    allow('How a browser signs in.', part('identity', 'auth-options', 'demo-logins'), [
      part('identity', 'use-cases', 'store', 'domain', 'schema'),
      '^server/platform/(?:config|database-away|log)\\.ts$',
    ]),
    allow('The three front doors are put together here, and know who calls before they ask.', '^server/api/', [
      '^server/api/',
      kernel,
      platform,
      part(anyRoom, 'router', 'routers', 'rest', 'jobs', 'downloads', 'door', 'schema', 'events'),
      part('identity', 'use-cases', 'auth-options'),
    ]),
    allow('Every mail there is, to be looked at.', '^server/api/mail-templates/', part(anyRoom, 'mails')),
    allow(
      'Of whom and as whom the role matrix asks, made as a test makes it.',
      '^server/api/access-(?:rows|callers)\\.ts$',
      ['^prisma/demo/', '^scripts/database/', part(anyRoom, 'use-cases')],
    ),
    allow('The web process.', '^server/web\\.ts$', ['^server/api/', platform, kernel]),
    allow(
      'Components show; they reach the server only through its procedures. What leads where follows from the permissions.',
      '^components/',
      [
        '^components/',
        kernel,
        part(anyRoom, 'schema'),
        '^server/identity/domain/permissions\\.ts$',
        '^server/invoices/domain/(?:line-amounts|tax-by-rate)\\.ts$',
      ],
    ),
    allow('Pages prefetch and compose.', '^(?:app/|proxy\\.ts$)', [
      '^app/',
      '^components/',
      '^server/api/',
      kernel,
      part(anyRoom, 'door', 'schema', 'auth-options', 'demo-logins'),
    ]),
    allow('The seed goes through the doors and use cases like everybody.', '^prisma/', [
      '^prisma/',
      kernel,
      platform,
      part(anyRoom, 'door', 'schema', 'use-cases'),
    ]),
    allow(
      'A thousand invoices of the demo are written as a set, by the rules of the room.',
      '^prisma/(?:seed|demo/invoic)',
      [part('invoices', 'domain')],
    ),
    allow('The workshop.', '^(?:scripts/|[^/]+\\.config\\.)', [
      '^scripts/',
      '^server/engine/install-queue\\.ts$',
      database,
      kernel,
      part(anyRoom, 'schema'),
    ]),
    allow('Commands beside the running product do what it does.', '^scripts/(?:admin|verify|history)\\.ts$', [
      platform,
      part(anyRoom, 'use-cases', 'door'),
    ]),
    allow('The typed client is made of the document; the fuzzer asks the very handlers.', '^scripts/(?:client|fuzz)/', [
      '^scripts/',
      '^prisma/demo/',
      '^server/api/',
      kernel,
      platform,
      part(anyRoom, 'door', 'schema', 'use-cases'),
    ]),
    allow('The simulated shop calls the product as any shop would.', '^scripts/simulate', [
      '^scripts/',
      '^client/',
      '^prisma/demo/random\\.ts$',
      kernel,
    ]),
    allow('The typed client could live on its own; of the procedures it shows the type.', '^client/', [
      '^client/',
      '^server/api/router\\.ts$',
    ]),
    allow('Measurements drive the product from inside, on a server of their own.', '^bench/', [
      '^bench/',
      '^scripts/',
      '^prisma/demo/',
      kernel,
      platform,
      '^server/engine/',
      part(anyRoom, 'door', 'schema', 'use-cases'),
    ]),
    allow('The yardstick runs the very statements of the product.', '^bench/payments/bare-server\\.ts$', [
      part('(?:identity|payments)', 'store'),
    ]),
    allow('End-to-end tests see only the product.', '^e2e/', ['^e2e/', '^scripts/test/']),
    {
      comment: 'A test may prepare what it needs: its own room, all doors and shapes, factories, database, engine.',
      from: { path: '^(?:server|components|prisma|scripts)/.*\\.test\\.tsx?$|^prisma/factories' },
      to: {
        path: [
          '^prisma/',
          kernel,
          platform,
          part(anyRoom, 'door', 'schema', 'events', 'use-cases', 'store'),
          '^scripts/',
          '^server/engine/protocol/rig\\.ts$',
        ],
      },
    },
    {
      comment: 'The typed client is tried on the real handlers.',
      from: { path: '^client/.*\\.test\\.ts$' },
      to: {
        path: [
          '^client/',
          '^scripts/client/',
          '^server/api/',
          '^prisma/demo/',
          kernel,
          platform,
          part(anyRoom, 'door', 'use-cases'),
        ],
      },
    },
    {
      comment: 'The simulated shop is tried on the real handlers and jobs.',
      from: { path: '^scripts/simulate/.*\\.test\\.ts$' },
      to: { path: ['^client/', '^server/api/', part(anyRoom, 'jobs')] },
    },
    {
      comment: 'The fuzzer is tried on the real handlers.',
      from: { path: '^scripts/fuzz/.*\\.test\\.ts$' },
      to: { path: ['^scripts/fuzz/', '^server/platform/'] },
    },
    {
      comment: 'What the simulated bank writes is read by those who read banks.',
      from: { path: '^server/reconciliation/domain/.*\\.test\\.ts$' },
      to: { path: '^server/payouts/providers/simulated-bank/' },
    },
    {
      comment: 'The stops of a clock are tried against the days on which billing is due.',
      from: { path: '^server/sandbox/domain/.*\\.test\\.ts$' },
      to: { path: '^server/billing/domain/due-day\\.ts$' },
    },
    {
      comment: 'A test may see all of its own room.',
      from: { path: '^(server|components|scripts)/([^/]+)/.*\\.test\\.tsx?$' },
      to: { path: '^$1/$2/' },
    },
    ...allowPackages('Tests', test, null, { node: true }),
    ...allowPackages(
      'Shapes are zod schemas.',
      `${part(anyRoom, 'schema', 'events', 'domain')}|^server/kernel/shapes`,
      ['zod'],
    ),
    ...allowPackages('Passwords are judged by dictionaries, codes by the clock.', part('identity', 'domain'), [
      '@zxcvbn-ts',
      'otpauth',
    ]),
    ...allowPackages('Shops and banks write CSV.', part('(?:imports|reconciliation)', 'domain'), ['csv-parse']),
    ...allowPackages('XML is text with a form.', '^server/kernel/xml/', ['fast-xml-parser']),
    ...allowPackages(
      'Account numbers have check digits.',
      `${part('(?:merchants|payouts)', 'domain')}|^server/kernel/masked-account`,
      ['ibantools'],
    ),
    ...allowPackages('Addresses are arithmetic.', part('webhooks', 'domain'), ['ipaddr\\.js']),
    {
      comment: 'Hashes and bytes are arithmetic.',
      from: { path: part(anyRoom, 'domain') },
      to: { path: '^(?:buffer|crypto)$', dependencyTypes: ['core'] },
    },
    ...allowPackages(
      'Everything that does I/O.',
      `${part(anyRoom, 'store', 'use-cases', 'providers', 'mails', 'documents', 'door', 'present', 'router', 'routers', 'rest', 'jobs', 'downloads', 'auth-options', 'demo-logins')}`,
      null,
      {
        node: true,
      },
    ),
    ...allowPackages('The rest of the server.', '^server/(?:platform|api|engine)/|^server/web\\.ts$', null, {
      node: true,
    }),
    ...allowPackages('The screens.', '^(?:app|components)/', null),
    ...allowPackages('The workshop.', '^(?:scripts|prisma|e2e|bench)/|^[^/]+$', null, { node: true }),
    { from: { path: '^(?:app/|proxy\\.ts$)' }, to: { dependencyTypes: ['core'] } },
  ],
  allowedSeverity: 'error',
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/client'] },
    exclude: { path: ['^\\.next/', '^next-env'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
    parser: 'swc',
  },
};
