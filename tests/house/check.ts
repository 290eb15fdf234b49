import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { runSteps, type Step } from './run-steps.ts';

// `npm run check`: everything that can be said about the house without running it. `npm run check -- types laws` runs some.

/** The whole tree, then each room with another world than Node's (shared: the bare language, liff, tests/browser and the phone: a DOM). */
const rooms = globSync('{shared,liff,tests/browser,tests/simulator/phone}/tsconfig.json').map(dirname).toSorted();
const projects = ['.', ...rooms.filter((room) => globSync(`${room}/**/*.{ts,tsx,js}`).length > 0)];

const STEPS: readonly Step[] = [
  { name: 'types', commands: projects.map((project) => ['tsc', '-p', project]) },
  { name: 'lint', commands: [['biome', 'check', '--error-on-warnings', '--max-diagnostics=none', '.']] },
  { name: 'laws', commands: [['node', 'tests/house/laws.ts']] },
  { name: 'dead-code', commands: [['knip', '--no-progress', '--no-config-hints']] },
  { name: 'duplicates', commands: [['jscpd', '--no-colors']] },
  { name: 'secrets', commands: [['secretlint', '--maskSecrets', '--secretlintignore', '.gitignore', '**/*']] },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')} (steps: ${STEPS.map(({ name }) => name).join(', ')})`);
  process.exitCode = 2;
} else {
  const failed = await runSteps(STEPS.filter(({ name }) => asked.length === 0 || asked.includes(name)));
  process.exitCode = failed.length > 0 ? 1 : 0;
}
