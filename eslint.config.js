import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const CLOCK_ONLY_AT_THE_EDGE = 'Time is passed in: take `now` as an argument (docs/architecture.md).'

export default tseslint.config(
  // Programs in the bank are written as candidates write them, in the dialect of the box.
  { ignores: ['prisma/generated', 'node_modules', 'build', '.data', '.cache', 'coverage', 'questions/bank'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise nobody waits for is an error nobody hears of.
      '@typescript-eslint/no-floating-promises': 'error',
      // A new event or message must be met by every switch.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Names over commands: types are `type`, except what is implemented or augmented.
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: CLOCK_ONLY_AT_THE_EDGE,
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: CLOCK_ONLY_AT_THE_EDGE,
        },
      ],
    },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'jsx-a11y': jsxA11y, 'react-hooks': reactHooks },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      ...reactHooks.configs.recommended.rules,
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Tests, benches and entry points own the clock; a test file may be longer than the code it tests.
    files: [
      'test/**',
      '**/*.test.{ts,tsx}',
      'app/lib/time.ts',
      'server.ts',
      'sandbox/host.ts',
      'sandbox/image/build.ts',
      'questions/check.ts',
      'questions/try.ts',
      'prisma/seed.ts',
      'prisma/add-person.ts',
    ],
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    rules: { '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }] },
  },
)
