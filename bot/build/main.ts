import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import { build, esmExternalRequirePlugin } from 'vite';
import type { SqlDialect } from '../db/statement.ts';
import { alikeTogether, ENTRY } from './entry.ts';
import { finishedQueries } from './queries.ts';
import { undescribed } from './undescribed.ts';

// `npm run build:worker`: the Worker for D1 (wrangler.toml); with `-- postgres` that for wrangler.hyperdrive.toml.

/** As wrangler.toml and wrangler.hyperdrive.toml name them. */
const FOLDERS: Readonly<Record<SqlDialect, string>> = { sqlite: 'dist/worker', postgres: 'dist/hyperdrive' };
/** Node's modules, and Cloudflare's, are there; CommonJS asks for them by `require`, which is not. */
const THERE = [...builtinModules, /^node:/, /^cloudflare:/];

// Vite builds for development where a test run says so.
process.env.NODE_ENV = 'production';
const dialect: SqlDialect = process.argv[2] === 'postgres' ? 'postgres' : 'sqlite';
const result = await build({
  configFile: false,
  logLevel: 'warn',
  define: { WITH_POSTGRES: String(dialect === 'postgres'), 'process.env.NODE_ENV': '"production"' },
  plugins: [alikeTogether(), finishedQueries(dialect), undescribed(), esmExternalRequirePlugin({ external: THERE })],
  // The conditions are those of wrangler's own bundler.
  ssr: { target: 'webworker', noExternal: true, resolve: { conditions: ['workerd', 'worker', 'browser', 'module'] } },
  publicDir: false,
  build: {
    ssr: true,
    outDir: FOLDERS[dialect],
    write: false,
    target: 'es2024',
    minify: true,
    sourcemap: true,
    rolldownOptions: {
      input: ENTRY,
      output: { codeSplitting: false, entryFileNames: 'worker.js' },
      checks: { pluginTimings: false },
    },
  },
});
if (!('output' in result)) throw new Error('a build that watches has no output');
for (const file of result.output) {
  keep(`${FOLDERS[dialect]}/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source));
}

/** Whole or not at all, and only when it changed: wrangler may be serving it while a test builds it again. */
function keep(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}
