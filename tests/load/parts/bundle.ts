import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { figure, type Row, skipped } from '../rows.ts';

/** Source: issue 2, part 9. */
const WANTED_KB = 150;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PATIENCE_MS = 90_000;

/** Size of what would be uploaded to Workers, as wrangler tells it without uploading anything. */
export async function bundle(): Promise<Row[]> {
  const row = 'Worker bundle, gzip';
  const outdir = mkdtempSync(join(tmpdir(), 'vhv-bundle-'));
  try {
    const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
    const args = [wrangler, 'deploy', '--dry-run', '--outdir', outdir];
    const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: '1', NO_COLOR: '1' };
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, timeout: PATIENCE_MS });
    const told = /gzip: ([\d.]+) KiB/.exec(stdout)?.[1];
    if (told === undefined) return [skipped(row, 'wrangler told no size')];
    const kb = Number(told);
    return [figure(row, `${told} KB`, { wanted: `< ${WANTED_KB} KB`, ok: kb < WANTED_KB, rounds: [kb] })];
  } catch (error) {
    return [skipped(row, `wrangler deploy --dry-run failed (${reasonOf(error)})`)];
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The line that names the error, without escape codes or paths of this machine. */
function reasonOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  const line = said.split('\n').find((text) => /error/i.test(text)) ?? 'no reason given';
  return line.replaceAll(ROOT, '').trim().slice(0, 120);
}
