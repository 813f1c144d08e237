/**
 * The walls of DESIGN.md §3, in its order and words. Each rule is shown to hold by tests/walls.test.ts.
 */

const unitTest = '[.]test[.]ts$';

/** A package by name, whether it was found in node_modules or not. */
const npmPackage = (names) => `(^|/)node_modules/(${names})(/|$)|^(${names})(/|$)`;

/** Everything that is not a file of ours: packages and what Node brings. */
const outside = [
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
  'core',
  'unknown',
];

/**
 * `system` is what the machine itself gives: ids, hashing, certificates, timers. `images` makes uploads anew in a process
 * of its own, so that what strangers wrote is decoded in no other room; `sheets` reads rosters in the same way.
 * `robots` writes to the addresses that staff have given; `recurrence` reads the rules of RFC 5545.
 */
const adapters = 'store|mqtt|http|speech|paper|images|sheets|robots|recurrence|system';

const dumpingGround = {
  path: '^(hub|kiosk|dashboard|firmware-bridge|tests)/.*\\b(utils?|helpers?|common|misc)([.]|/|$)',
  pathNot: '(^|/)node_modules/',
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    // 1. `contract` imports valibot and its crypto only. Everyone may import `contract`.
    {
      name: 'contract-imports-only-contract',
      severity: 'error',
      from: { path: '^hub/contract/' },
      to: { path: '^(hub|kiosk|dashboard|firmware-bridge)/', pathNot: '^hub/contract/' },
    },
    {
      name: 'contract-uses-only-valibot-and-crypto',
      severity: 'error',
      from: { path: '^hub/contract/', pathNot: unitTest },
      to: { dependencyTypes: outside, pathNot: [npmPackage('valibot|@noble/[^/]+'), '^hub/contract/'] },
    },

    // 2. `core` imports `contract` only.
    {
      name: 'core-imports-only-contract',
      severity: 'error',
      from: { path: '^hub/src/core/' },
      to: { path: '^(hub|kiosk|dashboard|firmware-bridge)/', pathNot: ['^hub/src/core/', '^hub/contract/'] },
    },
    {
      name: 'core-uses-no-library',
      severity: 'error',
      from: { path: '^hub/src/core/', pathNot: unitTest },
      to: { dependencyTypes: outside, pathNot: '^hub/contract/' },
    },

    // 3. `store | mqtt | http | speech | paper` import `core`, `contract` and their own library, never each other.
    {
      name: 'adapters-never-import-each-other',
      severity: 'error',
      from: { path: `^hub/src/(${adapters})/`, pathNot: unitTest },
      to: { path: `^hub/src/(${adapters})/`, pathNot: '^hub/src/$1/' },
    },
    {
      name: 'adapters-import-only-core-and-contract',
      severity: 'error',
      from: { path: `^hub/src/(${adapters})/`, pathNot: unitTest },
      to: { path: '^hub/', pathNot: ['^hub/contract/', '^hub/src/core/', `^hub/src/(${adapters})/`] },
    },
    //    `kysely`/`better-sqlite3`/`pg` only in `store`;
    {
      name: 'database-only-in-store',
      severity: 'error',
      from: { path: '^(hub|kiosk|dashboard|firmware-bridge)/', pathNot: ['^hub/src/store/', unitTest] },
      to: { path: npmPackage('kysely|better-sqlite3|pg') },
    },
    //    `aedes`/`mqtt` only in `mqtt`;
    {
      name: 'broker-only-in-mqtt',
      severity: 'error',
      from: { path: '^hub/', pathNot: ['^hub/src/mqtt/', unitTest] },
      to: { path: npmPackage('aedes|mqtt|mqtt-packet') },
    },
    //    `hono` only in `http`.
    {
      name: 'web-framework-only-in-http',
      severity: 'error',
      from: { path: '^(hub|kiosk|dashboard|firmware-bridge)/', pathNot: ['^hub/src/http/', unitTest] },
      to: { path: npmPackage('hono|@hono/[^/]+') },
    },

    //    Decoders of images only in `images`.
    {
      name: 'decoders-only-in-images',
      severity: 'error',
      from: {
        path: '^(hub|kiosk|dashboard|firmware-bridge)/',
        pathNot: ['^hub/src/images/', unitTest],
      },
      to: { path: npmPackage('sharp') },
    },
    //    Readers of spreadsheets only in `sheets`.
    {
      name: 'spreadsheets-only-in-sheets',
      severity: 'error',
      from: {
        path: '^(hub|kiosk|dashboard|firmware-bridge)/',
        pathNot: ['^hub/src/sheets/', unitTest],
      },
      to: { path: npmPackage('@e965/xlsx|csv-parse|yauzl') },
    },
    //    Rules of RFC 5545 only in `recurrence`.
    {
      name: 'rules-of-dates-only-in-recurrence',
      severity: 'error',
      from: {
        path: '^(hub|kiosk|dashboard|firmware-bridge)/',
        pathNot: ['^hub/src/recurrence/', unitTest],
      },
      to: { path: npmPackage('rrule-temporal') },
    },

    // 4. Only `main.ts` wires adapters together. A command on the terminal may use the store and the machine.
    {
      name: 'only-main-wires-adapters',
      severity: 'error',
      from: {
        path: '^hub/',
        pathNot: ['^hub/src/main[.]ts$', `^hub/src/(core|cli|${adapters})/`, '^hub/contract/', unitTest],
      },
      to: { path: `^hub/src/(${adapters})/` },
    },
    {
      name: 'commands-use-only-store-and-system',
      severity: 'error',
      from: { path: '^hub/src/cli/', pathNot: unitTest },
      to: { path: `^hub/src/(${adapters})/`, pathNot: '^hub/src/(store|system)/' },
    },
    {
      name: 'nothing-imports-main',
      severity: 'error',
      from: { path: '^(hub|kiosk|dashboard|firmware-bridge)/', pathNot: unitTest },
      to: { path: '^hub/src/main[.]ts$' },
    },

    // 5. `kiosk`, `dashboard`, `firmware-bridge` import `contract`, never `hub/src`, never each other. Nor does the hub
    //    import them.
    {
      name: 'rooms-share-only-the-contract',
      severity: 'error',
      from: { path: '^(hub|kiosk|dashboard|firmware-bridge)/' },
      to: { path: '^(hub|kiosk|dashboard|firmware-bridge)/', pathNot: ['^$1/', '^hub/contract/'] },
    },

    // 6. `components/` do not import `link/` or `api/`: properties in, events out.
    {
      name: 'components-never-touch-the-network',
      severity: 'error',
      from: { path: '^(kiosk|dashboard)/.*/components/' },
      to: { path: '^(kiosk|dashboard)/.*/(link|api)/' },
    },

    //    Practice only asks: nothing that it can reach, however far, writes a notice (R37).
    {
      name: 'practice-leaves-nothing-on-the-hub',
      severity: 'error',
      from: { path: '^dashboard/src/practice/' },
      to: {
        path: '^dashboard/src/api/',
        pathNot:
          '^dashboard/src/api/(preview|places|request|api-error|submission|live|events|connection)[.]ts$',
        reachable: true,
      },
    },

    // 7. `johnny-five` only in `firmware-bridge/src/boards/`.
    {
      name: 'johnny-five-only-in-boards',
      severity: 'error',
      from: {
        path: '^(hub|kiosk|dashboard|firmware-bridge|tests)/',
        pathNot: '^firmware-bridge/src/boards/',
      },
      to: { path: npmPackage('johnny-five') },
    },

    // 8. No cycles; nothing imports `tests`; no `utils`, `helpers`, `common`, `misc`.
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { pathNot: ['^tests/', unitTest] },
      to: { path: '^tests/' },
    },
    //    (A unit test beside its module may use what tests/support offers.)
    {
      name: 'unit-tests-import-only-test-support',
      severity: 'error',
      from: { path: unitTest, pathNot: '^tests/' },
      to: { path: '^tests/', pathNot: '^tests/support/' },
    },
    ...[
      { from: dumpingGround, to: {} },
      { from: {}, to: dumpingGround },
      { from: { ...dumpingGround, orphan: true }, to: {} },
    ].map((ends) => ({ name: 'no-dumping-grounds', severity: 'error', ...ends })),
  ],

  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(hub|kiosk|dashboard)/dist/' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
