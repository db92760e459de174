/**
 * One jest project a layer; scripts/test.mjs runs them one after the other and adds up what they say.
 * - unit: beside the code, no network, no dbt
 * - actions: the built bundles as child processes, the way the runner and a shell run them
 * - stores: one conformance suite against a folder and real S3 servers, alone and under load
 * - e2e: real dbt, in all three modes
 * - tables: the big tables, a slice of each unless DBT_MESH_MATRIX is set
 */
const layer = (displayName, testMatch) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' }, sourceMaps: 'inline' }
    ]
  },
  modulePathIgnorePatterns: ['<rootDir>/build', '<rootDir>/.tools', '<rootDir>/dist']
});

const TABLES = ['<rootDir>/tests/tables/**/*.test.ts'];
// `npm test` has fifteen minutes: there the upstream is out of reach on the dbt-core that most have and on v2, in the matrix on all.
if (!process.env.DBT_MESH_MATRIX) TABLES.push('!**/out-of-reach/core-1.{6,12}.test.ts');

export default {
  // A test that loads the parser of SQL (23 MB) takes a second or two, and several times that on a busy machine.
  testTimeout: 20_000,
  projects: [
    layer('unit', ['<rootDir>/{shared,actions,cli}/**/*.test.ts']),
    layer('actions', ['<rootDir>/tests/actions/**/*.test.ts']),
    layer('stores', ['<rootDir>/tests/{stores,soak}/**/*.test.ts']),
    layer('e2e', ['<rootDir>/tests/e2e/**/*.test.ts']),
    layer('tables', TABLES)
  ]
};
