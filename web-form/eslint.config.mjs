import coreWebVitals from 'eslint-config-next/core-web-vitals';
import typescript from 'eslint-config-next/typescript';
import { defineConfig, globalIgnores } from 'eslint/config';

export default defineConfig([globalIgnores(['.next/**', 'out/**', 'next-env.d.ts']), ...coreWebVitals, ...typescript]);
