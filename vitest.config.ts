import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';
import { runs, TIMES } from './tests/support/runs.ts';
import { TallyReporter } from './tests/support/tally-reporter.ts';

const inCi = Boolean(process.env.CI);

export default defineConfig({
  // The same JSX as in tsconfig.json.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // A browser, a PostgreSQL server and workerd may run beside a test: more workers only make the slow ones time out.
    maxWorkers: 2,
    // Files share a process, and what they import is read once. What a test starts it ends; nothing of ours is mocked.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tests/support/shared-postgres.ts'],
    setupFiles: TIMES > 1 ? ['tests/support/more-runs.ts'] : [],
    // Only for what hangs: on a machine with ten others at work everything takes long, and nothing is wrong.
    testTimeout: runs(300_000),
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
    teardownTimeout: 60_000,
    // What a run left behind must not decide what the next one sees.
    cache: !inCi,
    fsModuleCache: !inCi,
    reporters: ['default', new TallyReporter()],
  },
});
