import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  server: { host: '127.0.0.1' },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // How long to wait for what will come; a busy machine decides no test.
    expect: { poll: { timeout: 60_000 } },
    // Two cores are the measure of this project; DuckDB and Chromium bring threads of their own.
    maxWorkers: 2,
    setupFiles: ['tests/properties.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/integration/**', 'tests/cluster/**'],
        },
      },
      {
        extends: true,
        test: { name: 'integration', testTimeout: 300_000, include: ['tests/integration/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'cluster',
          testTimeout: 600_000,
          include: ['tests/cluster/**/*.test.ts'],
          globalSetup: 'tests/browser/sample.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          testTimeout: 300_000,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/sample.ts',
        },
      },
    ],
  },
});
