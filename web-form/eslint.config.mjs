import coreWebVitals from 'eslint-config-next/core-web-vitals';
import typescript from 'eslint-config-next/typescript';
import { defineConfig, globalIgnores } from 'eslint/config';

export default defineConfig([
  globalIgnores(['.next/**', 'out/**', 'next-env.d.ts', 'src/api/schema.d.ts']),
  ...coreWebVitals,
  ...typescript,
  {
    // What people read stands in src/texts, so that another language is another catalogue.
    files: ['src/**/*.tsx'],
    ignores: ['src/texts/**', '**/*.test.tsx'],
    rules: {
      'react/jsx-no-literals': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name=/^(alt|aria-label|description|label|placeholder|title)$/] > Literal',
          message: 'Prose belongs to src/texts.',
        },
      ],
    },
  },
]);
