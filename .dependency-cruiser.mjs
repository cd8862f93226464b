// The package graph: arrows go one way, actions and cli -> edges -> core; each outside library has one importer.
const CORE = '^packages/(bumps|policy|release)/src';
const TESTS = '(\\.test\\.ts$|/testing(\\.ts$|/))';

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Types may name each other, as the parts of a model name the whole; nothing that runs may.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-imports-core',
      comment: 'Decisions are pure: core packages import only core packages.',
      severity: 'error',
      from: { path: CORE },
      to: { path: '^(packages|actions)/', pathNot: CORE },
    },
    {
      name: 'bumps-stands-alone',
      severity: 'error',
      from: { path: '^packages/bumps/src' },
      to: { path: '^packages/', pathNot: '^packages/bumps/src' },
    },
    {
      name: 'core-has-no-edges',
      comment:
        'No clock, disk, network, process or environment in a core package (hashing and joining paths are arithmetic).',
      severity: 'error',
      from: { path: CORE, pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(crypto|path)$' },
    },
    {
      name: 'managers-do-not-know-each-other',
      severity: 'error',
      from: { path: '^packages/bumps/src/managers/([^/]+)/' },
      to: { path: '^packages/bumps/src/managers/([^/]+)/', pathNot: '^packages/bumps/src/managers/$1/' },
    },
    {
      name: 'one-importer-actions-core',
      severity: 'error',
      from: { pathNot: '^packages/action-kit/src' },
      to: { path: 'node_modules/@actions/core/' },
    },
    {
      name: 'one-importer-octokit',
      severity: 'error',
      from: { pathNot: '^packages/forge/src/github' },
      to: { path: 'node_modules/(@octokit/(core|plugin|request|graphql/)|@actions/github/)' },
    },
    {
      name: 'one-importer-sigstore',
      severity: 'error',
      from: { pathNot: '^packages/registry/src' },
      to: { path: 'node_modules/@?sigstore/' },
    },
    {
      name: 'one-importer-actions-exec',
      severity: 'error',
      from: { pathNot: '^packages/levers/src' },
      to: { path: 'node_modules/@actions/exec/' },
    },
    {
      name: 'edges-do-not-import-doors',
      severity: 'error',
      from: { path: '^packages/(forge|action-kit|judge|levers|registry|simulator)/src' },
      to: { path: '^(actions|packages/cli)/' },
    },
    {
      name: 'simulator-stays-out-of-products',
      comment: 'Except for the rehearsal on the command line, which runs levers on it.',
      severity: 'error',
      from: { path: '^(packages/(?!simulator)|actions)/', pathNot: `${TESTS}|^packages/cli/src/rehearse/` },
      to: { path: '^packages/simulator/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
