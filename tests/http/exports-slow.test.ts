import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { openSqlite } from '../../bot/db/sqlite.ts';
import type { Statement } from '../../bot/db/statement.ts';
import { exportStream } from '../../bot/evidence-files/export-file.ts';
import { columnsFor } from '../../bot/services/export/columns.ts';
import type { ExportsAnswer } from '../../shared/api/exports.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { demoFolder } from '../support/demo-store.ts';
import { type ApiBot, apiBot } from './support/api.ts';

const MONTH = { from: '2026-10', to: '2026-10' };
/** Fills the kernel's buffers between two processes with a dozen pages instead of a thousand. */
const FAT = 'ก'.repeat(10_000);

/** A country without an end: behind its units stand more, each with the demo unit's reports and long names. */
function endless() {
  const read = { pages: 0 };
  const through = (db: Db): Db => ({
    ...db,
    async rows<O>(statement: Statement<O>): Promise<O[]> {
      const rows = await db.rows(statement);
      const [first] = rows;
      const { name } = statement.template;
      if (name === 'export.units-below' && first)
        return Array.from({ length: Number(statement.params.limit) }, () => first);
      if (name !== 'export.reports') return rows;
      read.pages += 1;
      return rows.map((row) => ({ ...row, village_name: FAT }));
    },
  });
  return { read, through };
}

/** Pages that were read by the time that no more are. An endless reading never gets there. */
async function restOf(read: { pages: number }): Promise<number> {
  let before = -1;
  const isAtRest = () => {
    const quiet = before === read.pages;
    before = read.pages;
    return quiet;
  };
  await expect.poll(isAtRest, { interval: 100 }).toBe(true);
  return before;
}

async function open(bot: ApiBot, path: string): Promise<IncomingMessage> {
  const request = get(`${bot.url}${path}`, { agent: false });
  onTestFinished(() => void request.destroy());
  request.on('error', () => {});
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  answer.on('error', () => {});
  return answer;
}

test('an export that nobody reads on is not read on, and one whose reader is gone has ended', async () => {
  const { read, through } = endless();
  const bot = await apiBot({ through });
  const staff = await bot.register('จ', 'DEMO-STAFF-1');
  const body = { areaId: 'demo-unit', ...MONTH };
  const { csv } = (await bot.call<ExportsAnswer>('POST', '/exports', { as: staff, body })).json;
  const first = await open(bot, csv);
  const held = await restOf(read);
  first.resume();
  await expect.poll(() => read.pages).toBeGreaterThan(held + 2);
  first.pause();
  const second = await open(bot, csv);
  expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
  const third = await open(bot, csv);
  expect([third.statusCode, third.headers['retry-after']]).toEqual([503, '30']);
  first.destroy();
  second.destroy();
  // A place is free when the reading behind it has ended.
  const again: IncomingMessage[] = [];
  const isFree = async () => again.push(await open(bot, csv)) && again.at(-1)?.statusCode;
  await expect.poll(isFree).toBe(200);
  await expect.poll(isFree).toBe(200);
  for (const answer of again) answer.destroy();
  await restOf(read);
});

test('a workbook is read from the store no faster than it is taken, and not at all once it is given up', async () => {
  const { read, through } = endless();
  const { file, remove } = await demoFolder();
  const db = openSqlite(file);
  onTestFinished(async () => {
    await db.close();
    remove();
  });
  const request = { areaId: 'demo-unit', ...MONTH, after: null };
  const book = exportStream(through(db), 'xlsx', columnsFor([FORM_2567_2], true), request);
  const reader = Readable.toWeb(book).getReader();
  await reader.read();
  expect(await restOf(read)).toBeLessThan(20);
  await reader.cancel();
  await new Promise<void>((resolve) => (book.closed ? resolve() : book.once('close', resolve)));
  expect(book.errored).toMatchObject({ name: 'AbortError' });
  const ended = read.pages;
  expect(await restOf(read)).toBe(ended);
});
