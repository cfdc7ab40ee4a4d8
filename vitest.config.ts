import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/build.ts',
    // Most tests start programs: on a small machine they wait for one another.
    testTimeout: 30_000,
  },
});
