import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const tests = ['**/*.test.ts', 'tests/**'];
const programs = ['hub/bin/**', 'hub/src/cli/**', 'tests/bin/**', 'tests/bench/**'];

/** An error that reaches a person needs a code of the one table, so that it can be said in their language. */
const noBareError = {
  selector:
    ':matches(ThrowStatement, CallExpression[callee.property.name="reject"]) > NewExpression[callee.name=/^(Error|TypeError|RangeError)$/]',
  message: 'Throw a LouyuError with a code of the table in contract/errors.',
};

/** Time, ids and chance come into `core` and `contract` as arguments or ports (DESIGN.md §3). */
const noHiddenInput = [
  {
    selector:
      'CallExpression[callee.object.name=/^(Date|Math|crypto|performance)$/][callee.property.name=/^(now|random|randomUUID|getRandomValues)$/]',
    message: 'Time, ids and chance come in as arguments or ports.',
  },
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time comes in as an argument or port.',
  },
  {
    selector: 'MemberExpression[object.name="Temporal"][property.name="Now"]',
    message: 'Time comes in as an argument or port.',
  },
];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '**/public/**', 'coverage/**', 'data/**', '.cache/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },

  // TypeScript everywhere: what types alone cannot say.
  {
    files: ['**/*.ts', '**/*.mjs'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // Ports are objects of closures; their methods need no `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Copying to the clipboard over plain HTTP has no other way.
      '@typescript-eslint/no-deprecated': ['error', { allow: [{ from: 'lib', name: 'execCommand' }] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {
          argsIgnorePattern: '^_',
          varsIgnorePattern: '^_',
          destructuredArrayIgnorePattern: '^_',
          ignoreRestSiblings: true,
        },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      // Libraries declare ambient enums, which type stripping cannot import.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-misused-spread': [
        'error',
        { allow: ['string', { from: 'lib', name: 'DOMStringMap' }] },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A count is a string from PostgreSQL, whatever the types say.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      'max-lines': ['error', { max: 350, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['hub/src/**/*.ts', 'kiosk/src/**/*.ts', 'dashboard/src/**/*.ts', 'firmware-bridge/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', noBareError] },
  },
  {
    files: ['hub/src/core/**/*.ts', 'hub/contract/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-syntax': ['error', noBareError, ...noHiddenInput],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'global',
        'require',
        'fetch',
        'setTimeout',
        'setInterval',
      ],
    },
  },

  // The bootstrap has to run on any Node, so its types are comments, and a cast there is longer than the code.
  {
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },

  // Custom elements and their templates.
  {
    files: ['kiosk/src/**/*.ts', 'dashboard/src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], litA11y.configs.recommended, wc.configs['flat/best-practice']],
    rules: {
      'lit/ban-attributes': 'error',
      'lit/lifecycle-super': 'error',
      'lit/no-classfield-shadowing': 'error',
      'lit/no-invalid-escape-sequences': 'error',
      'lit/no-legacy-imports': 'error',
      'lit/no-native-attributes': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/no-value-attribute': 'error',
      'lit/prefer-nothing': 'error',
      'lit/prefer-static-styles': 'error',
      'lit/value-after-constraints': 'error',
    },
  },

  // A browser's only log is its console; a program on a terminal talks to a person.
  {
    files: ['kiosk/src/**', 'dashboard/src/**'],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  { files: programs, rules: { 'no-console': 'off' } },

  // A stand-in for something that takes time is an async function, whether it waits or not.
  {
    files: tests,
    rules: {
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },

  // Tests wait for events, never for time (STYLE.md). Where time itself is what goes in, it is not waiting: benchmarks,
  // polling for a process to come up, killing at seeded moments.
  {
    files: tests,
    ignores: ['tests/bench/**', 'tests/support/**', 'tests/no-lost-word.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: ['node:timers/promises', 'timers/promises'] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name="waitForTimeout"]',
          message: 'Wait for the event, not for time.',
        },
        {
          selector: 'CallExpression[callee.name="setTimeout"][arguments.0.name=/^(resolve|done)$/]',
          message: 'Wait for the event, not for time.',
        },
      ],
    },
  },
);
