import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './free-port.ts';
import { postgresBinaries } from './postgres-binaries.ts';

export interface RunningPostgres {
  /** postgres://… of an empty database in C collation. */
  readonly url: string;
  stop(): Promise<void>;
}

/** `nobody` on Debian, Alpine and Fedora. PostgreSQL refuses to run as root, and initdb wants a user that has a name. */
const NOBODY = 65_534;

/**
 * An empty PostgreSQL database for one test file: a database of its own on the server that PG_URL names, or else on the
 * one that all files of a run share; outside of a run on a server of its own.
 * @throws when no server starts; the message holds what it logged
 */
export async function startPostgres(): Promise<RunningPostgres> {
  const server = process.env.PG_URL ?? (await sharedServer());
  return server === null ? ownServer() : databaseOn(server);
}

/** Of this run (shared-postgres.ts). */
async function sharedServer(): Promise<string | null> {
  const door = process.env.PG_DOOR;
  if (!door) return null;
  const answer = await fetch(door);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function databaseOn(server: string): Promise<RunningPostgres> {
  const name = `vhv_test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `create database ${name} template template0 encoding 'UTF8' locale 'C'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => execute(server, `drop database ${name} with (force)`) };
}

async function execute(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * A server from npm, in a temporary folder on a free port of the loopback. fsync stays on: figures and races are to be
 * those of a real server.
 */
export async function ownServer(): Promise<RunningPostgres> {
  const asNobody = process.getuid?.() === 0;
  const user = asNobody ? { uid: NOBODY, gid: NOBODY } : {};
  const scratch = mkdtempSync(join(tmpdir(), 'vhv-postgres-'));
  const remove = (): void => rmSync(scratch, { recursive: true, force: true });
  try {
    const bin = join(postgresBinaries(scratch, asNobody), 'bin');
    const data = join(scratch, 'data');
    mkdirSync(data);
    if (asNobody) {
      chmodSync(scratch, 0o755);
      chownSync(data, NOBODY, NOBODY);
    }
    const locale = ['--encoding=UTF8', '--no-locale'];
    const initdb = ['--pgdata', data, '--username=postgres', '--auth=trust', '--no-sync', ...locale];
    execFileSync(join(bin, 'initdb'), initdb, { ...user, cwd: data, stdio: 'pipe' });
    const port = await freePort();
    const options = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories='];
    const args = ['-D', data, ...options.flatMap((option) => ['-c', option])];
    const server = spawn(join(bin, 'postgres'), args, { ...user, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] });
    const stop = async (): Promise<void> => {
      await stopServer(server);
      remove();
    };
    await ready(server);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

function ready(server: ChildProcess): Promise<void> {
  const killWithUs = (): boolean => server.kill('SIGINT');
  process.once('exit', killWithUs);
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      // A long run of tests would otherwise keep every error that the guards of the schema raise.
      if (log.length < 10_000) log += text;
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', (code) => {
      process.off('exit', killWithUs);
      reject(new Error(`postgres ended with ${code}:\n${log}`));
    });
  });
}

/** SIGINT is PostgreSQL's fast shutdown: clients are cut off, the data is written. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  await exited;
}
