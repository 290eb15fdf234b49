import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isThere, phoneClient } from './client.ts';
import { replay } from './replay.ts';
import { startDemo } from './start.ts';
import { talk } from './talk.ts';
import { WORDS } from './words.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3001' },
    start: { type: 'boolean', default: false },
    user: { type: 'string' },
    replay: { type: 'string' },
    save: { type: 'string' },
    timeout: { type: 'string', default: '5' },
  },
});

const print = (line: string) => console.log(line);

async function chat(): Promise<boolean> {
  const client = phoneClient(values.url);
  const patience = Number(values.timeout) * 1000;
  if (values.replay) {
    const script = (await readFile(values.replay, 'utf8')).split('\n');
    return replay({ client, script, patience, print });
  }
  const script = await talk({ client, name: values.user, patience, input: process.stdin, print });
  const text = `${script.join('\n')}\n`;
  if (values.save) await writeFile(values.save, text);
  print(values.save ? WORDS.saved(values.save) : `\n# ${WORDS.script}\n${text}`);
  return true;
}

async function main(): Promise<void> {
  const there = await isThere(values.url);
  if (!there && !values.start) {
    console.error(WORDS.nobody(values.url));
    process.exitCode = 1;
    return;
  }
  const demo = there ? null : await startDemo(values.url);
  try {
    if (!(await chat())) process.exitCode = 1;
  } finally {
    demo?.kill('SIGTERM');
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
