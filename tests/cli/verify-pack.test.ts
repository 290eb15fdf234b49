import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { digest } from '../../bot/evidence-files/make-pack.ts';
import { buildPack, type Signed } from '../../bot/evidence-files/pack.ts';
import { SIGNED, snapshotOf } from '../shared/evidence/pack-facts.ts';

const MAIN = fileURLToPath(new URL('../../bot/cli/main.ts', import.meta.url));
const run = promisify(execFile);

/** What the command says, and how it ends. */
async function verifyPack(...paths: string[]): Promise<{ code: number; out: string }> {
  try {
    const { stdout } = await run(process.execPath, [MAIN, 'verify-pack', ...paths]);
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}

async function packIn(folder: string, signed: Partial<Signed> = {}) {
  const built = await buildPack(
    snapshotOf(20),
    { ...SIGNED, ...signed },
    { digest, verifyUrl: 'https://vhv.example/verify' },
  );
  mkdirSync(folder);
  for (const [name, bytes] of built.files) writeFileSync(join(folder, name), bytes);
  return built;
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vhv-pack-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a pack proves itself from its folder or its manifest, and a changed line is named', async () => {
  const folder = join(temporary(), 'a');
  const { hash } = await packIn(folder);
  expect(await verifyPack(folder)).toMatchObject({ code: 0, out: expect.stringContaining(hash) });
  expect(await verifyPack(join(folder, 'manifest.json'))).toMatchObject({ code: 0 });
  const csv = join(folder, 'report.csv');
  const lines = readFileSync(csv, 'utf8').split('\r\n');
  writeFileSync(csv, lines.with(4, `${lines[4]?.replace('2000', '9000')}`).join('\r\n'));
  const changed = await verifyPack(folder);
  expect(changed.code).toBe(1);
  expect(changed.out).toContain('report.csv was changed in line 5\n');
  writeFileSync(csv, lines.toSpliced(4, 1).join('\r\n'));
  expect((await verifyPack(folder)).out).toContain('report.csv was changed in line 5\n');
  writeFileSync(csv, lines.join('\r\n'));
  rmSync(join(folder, 'report.pdf'));
  writeFileSync(join(folder, 'other.txt'), 'x');
  const more = await verifyPack(folder);
  expect([more.code, more.out]).toEqual([
    1,
    expect.stringMatching(/report\.pdf is missing[\s\S]*other\.txt is none of/),
  ]);
  writeFileSync(join(folder, 'manifest.json'), '{}');
  expect(await verifyPack(folder)).toMatchObject({ code: 1, out: expect.stringContaining('is no manifest') });
  expect((await verifyPack(join(folder, 'nowhere'))).code).toBe(1);
});

test('several packs show their chain, and one that leaves another out does not follow', async () => {
  const folder = temporary();
  const audit = (seq: number) => ({ audit: { seq, hash: 'ab'.repeat(32) } });
  const first = await packIn(join(folder, '1'), audit(7));
  await packIn(join(folder, '2'), { ...audit(9), number: 2, previous: first.seal });
  await packIn(join(folder, '3'), { ...audit(12), number: 3, previous: '' });
  const [one, two, three] = ['1', '2', '3'].map((name) => join(folder, name)) as [string, string, string];
  const whole = await verifyPack(two, one);
  expect([whole.code, whole.out]).toEqual([
    0,
    expect.stringMatching(/no\. 1: the first[\s\S]*no\. 2: follows the pack/),
  ]);
  expect((await verifyPack(two)).out).toContain('follows a pack that is not here');
  expect(await verifyPack(one, two, three)).toMatchObject({ code: 1, out: expect.stringContaining('does NOT follow') });
});
