import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, resolve } from 'node:path';

export interface Step {
  readonly name: string;
  /** Run side by side; the step passes when all of them end with 0. */
  readonly commands: readonly (readonly string[])[];
}

/**
 * Runs the steps in order and prints a line for each: name, seconds, ok or FAILED, and then all that a failed one said.
 * @returns the names of the failed steps
 */
export async function runSteps(
  steps: readonly Step[],
  print = (line: string): void => console.log(line),
): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, commands } of steps) {
    const start = performance.now();
    const results = await Promise.all(commands.map(run));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const bad = results.filter(({ code }) => code !== 0);
    print(`${name.padEnd(12)} ${seconds.padStart(5)} s  ${bad.length === 0 ? 'ok' : 'FAILED'}`);
    for (const { command, output } of bad) print(`\n$ ${command}\n${output.trimEnd()}\n`);
    if (bad.length > 0) failed.push(name);
  }
  print(failed.length === 0 ? 'all steps passed' : `failed: ${failed.join(', ')}`);
  return failed;
}

interface Result {
  readonly command: string;
  readonly code: number | null;
  readonly output: string;
}

async function run([program = '', ...args]: readonly string[]): Promise<Result> {
  const path = `${resolve('node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PATH: path } });
  let output = '';
  const keep = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const command = [program, ...args].join(' ');
  try {
    const [code]: [number | null] = (await once(child, 'close')) as [number | null];
    return { command, code, output };
  } catch (error) {
    return { command, code: null, output: `${output}${String(error)}` };
  }
}
