import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The import law: a folder may import from folders of a lower rank, never from its equals or above. */
const RANKS = [
  ['lib'],
  ['theme'],
  ['ui'],
  ['api'],
  ['actions'],
  ['table', 'form', 'detail', 'transfer'],
  ['entity'],
  ['features'],
  ['app'],
];

const UPWARDS = {
  regex: '^\\.\\./',
  message: 'Import by the @/ alias, so that the import law can see which folder is meant.',
};
const ONLY_MINI = { name: 'zod', message: "Import 'zod/mini': the classic build is 12 kB heavier." };
const packagesFor = (zone) => [
  ONLY_MINI,
  ...(zone === 'api' ? [] : [{ name: 'axios', message: 'Only api/ speaks HTTP.' }]),
  ...(zone === 'ui'
    ? []
    : [{ name: 'react-aria-components', message: 'Only ui/ imports react-aria-components.' }]),
];
const forbiddenFor = (zone) => {
  const rank = RANKS.findIndex((zones) => zones.includes(zone));
  return RANKS.slice(rank)
    .flat()
    .filter((other) => other !== zone || zone === 'features');
};
const lawFor = (zone) => ({
  files: [`src/${zone}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: packagesFor(zone),
        patterns: [
          UPWARDS,
          ...forbiddenFor(zone).map((other) => ({
            regex: `^@/${other}/`,
            message: `${zone}/ may not import from ${other}/ (import law).`,
          })),
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'src/api/schema.d.ts', 'src/api/meta/*.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, hooks.configs.flat.recommended, a11y.flatConfigs.strict],
    languageOptions: { globals: globals.browser, parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', 250],
      // Higher than the 6 of the backend because ESLint also counts every ?. and ?? as a branch.
      complexity: ['error', 10],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      // react-aria's autoFocus places the focus inside what was just opened, as WAI-ARIA asks.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  ...RANKS.flat().map(lawFor),
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: { ...globals.node, ...globals.browser } } },
);
