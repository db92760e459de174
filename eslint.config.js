import tseslint from 'typescript-eslint';

/** The floors of the house (CONTRIBUTING.md): a file may import from a floor below its own, and from its own room. */
const FLOORS = [
  ['domain'],
  ['manifest', 'rules'],
  ['registry', 'contracts', 'lineage', 'consume', 'site'],
  ['operations'],
  ['config', 'report', 'github']
];
const DOORS = ['actions', 'cli'];

/** What a room may not import: every room on its own floor but itself, every room above, the doors, and the inside of another room. */
function roomRule(room, floor) {
  const forbidden = FLOORS.slice(floor)
    .flat()
    .filter((other) => other !== room);
  return {
    files: [`shared/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(forbidden.length > 0
              ? [
                  {
                    regex: `^(\\.\\./)+(${forbidden.join('|')})/`,
                    message: `shared/${room} stands on floor ${floor}: imports go down the floors, never up, never across.`
                  }
                ]
              : []),
            { regex: `^(\\.\\./)+(${DOORS.join('|')})/`, message: 'Only a door knows the doors.' },
            INSIDE,
            ...(room === 'github'
              ? []
              : [{ group: ['@actions/*'], message: 'Only the doors and shared/github know the runner.' }])
          ]
        }
      ]
    }
  };
}

/** `../manifest/index.ts` is a room's public face; `../manifest/read.ts` is its inside. */
const INSIDE = {
  regex: `^(\\.\\./)+(shared/)?(${FLOORS.flat().join('|')})/(?!index\\.ts$|testing/)`,
  message: 'Import a room by its index.ts: that is its whole public face.'
};

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'node_modules/', '.tools/', '.demo/', 'tests/fixtures/', 'examples/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      'no-empty': 'error',
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }]
    }
  },
  ...FLOORS.flatMap((rooms, floor) => rooms.map((room) => roomRule(room, floor))),
  {
    files: ['actions/**/*.ts', 'cli/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [INSIDE] }] }
  },
  {
    files: ['shared/**/*.ts'],
    ignores: ['shared/github/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The process environment is read at the doors and passed in.' }
      ]
    }
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: { 'max-lines': 'off' }
  }
);
