import { parseArgs } from 'node:util';
import { type RunResult, run } from './run.ts';
import { type Engine, storesOf } from './store.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'sqlite' },
    parallel: { type: 'string', default: '2' },
  },
});
const runs = Number(values.runs);
const first = Number(values.seed);
const engine = values.engine;
if (!(runs > 0) || !Number.isInteger(first) || !isEngine(engine)) {
  process.stderr.write('usage: campaign [--runs N] [--seed S] [--engine sqlite|postgres] [--parallel P]\n');
  process.exit(2);
}

function isEngine(text: string): text is Engine {
  return text === 'sqlite' || text === 'postgres';
}

const began = Date.now();
const stores = await storesOf(engine);
const results: RunResult[] = [];
const queue = Array.from({ length: runs }, (_, n) => first + n);

async function worker(): Promise<void> {
  for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
    const result = await run(stores, seed);
    results.push(result);
    for (const fault of result.faults)
      say(`FAILED  --runs 1 --seed ${seed} --engine ${engine}  ${fault.replaceAll('\n', ' ')}`);
    progress();
  }
}

function say(line: string): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  process.stdout.write(`${line}\n`);
}

function progress(): void {
  if (!process.stderr.isTTY) return;
  const done = Math.round((results.length / runs) * 30);
  const bar = '█'.repeat(done) + '·'.repeat(30 - done);
  const failed = results.filter(({ faults }) => faults.length > 0).length;
  process.stderr.write(`\r${bar} ${results.length}/${runs}  ${failed} failed`);
}

await Promise.all(Array.from({ length: Math.max(1, Number(values.parallel)) }, worker));
await stores.stop();

const total = (of: (result: RunResult) => number) => results.reduce((sum, result) => sum + of(result), 0);
const failed = results.filter(({ faults }) => faults.length > 0).length;
const seconds = (Date.now() - began) / 1000;
say(
  [
    `engine            ${engine}`,
    `runs              ${runs} (seeds ${first}…${first + runs - 1})`,
    `failed            ${failed}`,
    `events            ${total((r) => r.events)}`,
    `redeliveries      ${total((r) => r.redeliveries)}`,
    `kill -9           ${total((r) => r.kills)}`,
    `report versions   ${total((r) => r.versions)}`,
    `replies told late ${total((r) => r.lost)}`,
    `seconds           ${seconds.toFixed(0)} (${((seconds / runs) * 1000).toFixed(0)} ms a run)`,
  ].join('\n'),
);
process.exit(failed > 0 ? 1 : 0);
