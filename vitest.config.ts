import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

export default defineConfig({
  define: { KEYPARITY_VERSION: JSON.stringify(version) },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/repositories/git-server.ts',
    setupFiles: 'test/repositories/around-tests.ts',
    // What hangs ends some day; what only waits for a busy machine is no failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // The core keeps no state but caches by identity; to load it once for all files saves a quarter of the time.
    isolate: false,
    // A missing expectation fails; a new one is written when it is asked for, and read before it is committed.
    update: process.env['UPDATE_EXPECTED'] === '1' ? 'all' : 'none',
  },
});
