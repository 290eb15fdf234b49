import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { migrate } from '../../bot/db/migrate.ts';
import { openPostgres } from '../../bot/db/postgres.ts';
import { putPerson } from '../../bot/db/queries/roster.ts';
import { statement } from '../../bot/db/statement.ts';
import { PATIENT_STORE } from '../support/patience.ts';
import { type RunningPostgres, startPostgres } from '../support/postgres.ts';

type Cut = 'reset' | 'end';
/** Before: PostgreSQL gets nothing. After: it gets all and answers, and the answer is lost. */
type When = 'before' | 'after';

/** ReadyForQuery outside of a transaction: all of a commit is through. */
const READY = 'Z\0\0\0\x05I';

interface Wire {
  readonly url: string;
  /** The next words of the bot are its last ones on that connection. */
  cutNext(how: Cut, when: When): void;
}

/** A wire to PostgreSQL that can be cut. */
async function wireTo(server: string): Promise<Wire> {
  const { hostname, port } = new URL(server);
  const sockets = new Set<Socket>();
  let plan: { how: Cut; when: When } | null = null;
  const end = (socket: Socket, how: Cut) => (how === 'reset' ? socket.resetAndDestroy() : socket.destroy());
  const proxy = createServer((bot) => {
    const store = connect(Number(port), hostname);
    for (const socket of [bot, store]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    bot.on('close', () => store.destroy());
    store.on('close', () => bot.destroy());
    let doomed: Cut | null = null;
    bot.on('data', (words) => {
      const cut = plan;
      plan = null;
      if (cut?.when === 'before') end(bot, cut.how);
      else store.write(words);
      if (cut?.when === 'after') doomed = cut.how;
    });
    store.on('data', (words) => {
      if (!doomed) bot.write(words);
      else if (words.toString('latin1').endsWith(READY)) end(bot, doomed);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  const url = new URL(server);
  url.port = String((proxy.address() as AddressInfo).port);
  return {
    url: url.href,
    cutNext: (how, when) => {
      plan = { how, when };
    },
  };
}

const person = (id: string) =>
  putPerson({ id, givenName: 'ก', familyName: 'ข', birthDate: null, citizenHash: null, citizenTail: null });
const peopleLike = statement('test.people-like', (q, p: { id: string }) =>
  q.selectFrom('person').select('id').where('id', 'like', p.id).orderBy('id'),
);

/** How many connections wait for a table's lock. Other files have databases on the same server. */
const WAITING = `select count(*)::int as n from pg_locks
  where not granted and database = (select oid from pg_database where datname = current_database())`;

let running: RunningPostgres;
let looking: Client;
beforeAll(async () => {
  running = await startPostgres();
  await migrate(running.url);
  looking = new Client({ connectionString: running.url });
  await looking.connect();
});
afterAll(async () => {
  await looking?.end();
  await running?.stop();
});

const found = async (like: string): Promise<string[]> =>
  (await looking.query('select id from person where id like $1 order by id', [like])).rows.map(({ id }) => id);

/** Errors that nobody caught: outside of a test each of them is the end of the process. */
function deaths(): Error[] {
  const seen: Error[] = [];
  const note = (error: Error) => seen.push(error);
  process.on('uncaughtExceptionMonitor', note);
  onTestFinished(() => {
    process.off('uncaughtExceptionMonitor', note);
  });
  return seen;
}

function open(url: string, connections: number): Db {
  const db = openPostgres(url, { connections, ...PATIENT_STORE });
  onTestFinished(() => db.close());
  return db;
}

const CUTS = (['reset', 'end'] as const).flatMap((how) =>
  (['before', 'after'] as const).map((when) => ({ how, when })),
);

describe('the wire is cut in the middle', () => {
  test.each(CUTS)('of a commit: $how $when PostgreSQL has it', async ({ how, when }) => {
    const died = deaths();
    const wire = await wireTo(running.url);
    const db = open(wire.url, 1);
    for (const count of [1, 3]) {
      const id = (n: number | string) => `${how}-${when}-${count}-${n}`;
      await db.commit([person(id('first'))]);
      wire.cutNext(how, when);
      await expect(db.commit(Array.from({ length: count }, (_, n) => person(id(n))))).rejects.toThrow();
      await db.commit([person(id('next')), person(id('next2'))]);
      expect(await found(id('_'))).toHaveLength(when === 'after' ? count : 0);
      expect(await found(id('next%'))).toHaveLength(2);
    }
    expect(died).toEqual([]);
  });

  test.each(CUTS)('of a read: $how $when PostgreSQL has it', async ({ how, when }) => {
    const died = deaths();
    const wire = await wireTo(running.url);
    const db = open(wire.url, 1);
    const read = () => db.rows(peopleLike({ id: 'nobody%' }));
    expect(await read()).toEqual([]);
    wire.cutNext(how, when);
    await expect(read()).rejects.toThrow();
    expect(await read()).toEqual([]);
    expect(died).toEqual([]);
  });
});

describe('all backends are terminated while 50 commits run', () => {
  const terminate = () =>
    looking.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );

  test.each([1, 2])('of %i rows: what was answered is there, what was not is whole or not at all', async (rows) => {
    const died = deaths();
    const db = open(running.url, 8);
    // So that eight of them are certainly under way.
    await looking.query('begin; lock table person in share mode');
    const names = Array.from({ length: 50 }, (_, n) => `${rows}-rows-${n}`);
    const told = names.map((name) => db.commit(Array.from({ length: rows }, (_, row) => person(`${name}.${row}`))));
    const settled = Promise.allSettled(told);
    for (let waiting = 0; waiting < 8; ) waiting = (await looking.query(WAITING)).rows[0].n;
    await terminate();
    await looking.query('commit');
    const ends = await settled;
    const there = await found(`${rows}-rows-%`);
    for (const [n, name] of names.entries()) {
      const whole = there.filter((id) => id.startsWith(`${name}.`)).length;
      expect(ends[n]?.status === 'fulfilled' ? [rows] : [0, rows]).toContain(whole);
    }
    // Nobody else is handed one of the dying connections.
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(8);
    expect(died).toEqual([]);
  });

  test('again and again', async () => {
    const died = deaths();
    const db = open(running.url, 8);
    const names = Array.from({ length: 50 }, (_, n) => `storm-${n}`);
    let underWay = true;
    const settled = Promise.allSettled(
      names.map((name) => db.commit([person(`${name}.0`), person(`${name}.1`)])),
    ).finally(() => {
      underWay = false;
    });
    while (underWay) await terminate();
    const ends = await settled;
    const there = await found('storm-%');
    for (const [n, name] of names.entries()) {
      const whole = there.filter((id) => id.startsWith(`${name}.`)).length;
      expect(ends[n]?.status === 'fulfilled' ? [2] : [0, 2]).toContain(whole);
    }
    // Each of the eight may have been killed while it idled, and says so to whoever gets it next. The store does not ask
    // again by itself: of a single statement 57P01 does not tell for certain that nothing was committed.
    const isCalm = (n: number) =>
      db.commit([person(`calm-${n}`)]).then(
        () => true,
        () => false,
      );
    let refusals = 0;
    while (refusals < 9 && !(await isCalm(refusals))) refusals++;
    expect(refusals).toBeLessThanOrEqual(8);
    expect(died).toEqual([]);
  });
});
