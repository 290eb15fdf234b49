import { expect, test } from 'vitest';
import { runSteps } from './run-steps.ts';

const node = (code: string): string[] => ['node', '-e', code];

test('a failed step shows all it said, the next steps still run, and a missing program is a failure', async () => {
  const lines: string[] = [];
  const steps = [
    { name: 'good', commands: [node('console.log("quiet")')] },
    { name: 'bad', commands: [node(''), node('console.log("why"); console.error("where"); process.exit(3)')] },
    { name: 'gone', commands: [['no-such-program-here']] },
    { name: 'last', commands: [node('')] },
  ];
  expect(await runSteps(steps, (line) => lines.push(line))).toEqual(['bad', 'gone']);
  const text = lines.join('\n');
  expect(text).toMatch(/^good +\d+\.\d s {2}ok\nbad +\d+\.\d s {2}FAILED\n/);
  expect(text).toContain('why\nwhere');
  expect(text).toContain('ENOENT');
  expect(text).not.toContain('quiet');
  expect(lines.at(-1)).toBe('failed: bad, gone');
});
