import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': `${import.meta.dirname}/src` } },
  test: {
    environment: 'jsdom',
    env: { NEXT_PUBLIC_API_BASE: 'http://api.example' },
    setupFiles: ['src/test/setup.ts'],
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: '100%',
    restoreMocks: true,
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
