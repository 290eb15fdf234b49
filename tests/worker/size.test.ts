import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { scratchFolder } from '../support/server.ts';
import { configOf } from './support/workerd.ts';

/** Our own line, against creeping growth; Cloudflare draws its own at 3 MB. */
const MOST = 150_000;

test('the Worker for D1 stays under 150 KB gzip, without an account', async () => {
  const folder = scratchFolder();
  onTestFinished(folder.remove);
  const config = configOf('wrangler.toml');
  const file = join(folder.path, 'wrangler.json');
  writeFileSync(
    file,
    JSON.stringify({
      name: config.name,
      main: config.main,
      compatibility_date: config.compatibility_date,
      compatibility_flags: config.compatibility_flags,
      keep_names: config.keep_names,
      define: config.define,
      assets: { ...config.assets, directory: resolve('dist/assets') },
    }),
  );
  const args = ['deploy', '--dry-run', '--minify', '--config', file, '--outdir', join(folder.path, 'out')];
  const env = { PATH: process.env.PATH, HOME: folder.path, CI: 'true', WRANGLER_SEND_METRICS: 'false' };
  await promisify(execFile)(process.execPath, [resolve('node_modules/wrangler/bin/wrangler.js'), ...args], { env });
  const bundle = readFileSync(join(folder.path, 'out', 'worker.js'));
  expect(gzipSync(bundle).length).toBeLessThan(MOST);
  expect(bundle.includes('SCRAM-SHA-256'), 'without PostgreSQL').toBe(false);
  expect(bundle.includes('json-schema.org'), 'without what describes /api').toBe(false);
});
