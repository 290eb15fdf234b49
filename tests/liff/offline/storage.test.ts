import { describe, expect, test } from 'vitest';
import { until } from './phone.ts';
import { atHerPage, ELDER, LARVAE, MONTH, village } from './village.ts';

const isSent = ({ kind }: { kind: string }) => kind === 'sent';

/** As the form for another's numbers lays them down (liff/offline/filings.ts). */
async function keepFiling(storage: IDBFactory, key: string, at: number): Promise<void> {
  const request = storage.open('vhv');
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  const writing = request.result.transaction('drafts', 'readwrite');
  writing.objectStore('drafts').put({ at }, key);
  await new Promise((resolve) => {
    writing.oncomplete = resolve;
  });
  request.result.close();
}

/** Every row of every store, as the phone's disk holds it. */
async function rowsOf(storage: IDBFactory): Promise<Record<string, unknown[]>> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = storage.open('vhv');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all: Record<string, unknown[]> = {};
  for (const store of db.objectStoreNames)
    all[store] = await new Promise((resolve) => {
      const request = db.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result);
    });
  db.close();
  return all;
}

describe('a phone that refuses to store', () => {
  test('has no storage at all: told, and sent from memory', async () => {
    const there = await village();
    const her = await there.bot.register('ก', 'DEMO-0031');
    const its = there.phone(her);
    its.storage = null;
    its.fates = ['lost'];
    const page = its.open();
    await page.started;
    page.set(ELDER, 4);
    await until(page.save, (save) => save === 'memory');
    await page.send();
    await until(page.queue, (queue) => queue.kind === 'waiting' && queue.tries === 1);
    await page.idle();
    await its.pass(4_000);
    await until(page.queue, isSent);
    expect((await there.report(her))?.versions).toHaveLength(1);
    expect(its.posts[0]).toBe(its.posts[1]);
  });

  test('is full: told, sent from memory, and kept again when there is room', async () => {
    const { its, page } = await atHerPage();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    page.set(ELDER, 4);
    await until(page.save, (save) => save === 'full');
    IDBObjectStore.prototype.put = put;
    page.set(LARVAE, 10);
    await until(page.save, (save) => save === 'saved');
    page.kill();
    const again = its.open();
    await again.started;
    expect(again.answers.value).toEqual({ [ELDER]: 4, [LARVAE]: 10 });
  });
});

test('answers lie sealed on the phone, and a sent draft leaves nothing but its receipt for a week', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const its = there.phone(her);
  const page = its.open();
  await page.started;
  page.set(ELDER, 437);
  await until(page.save, (save) => save === 'saved');
  const storage = its.storage as IDBFactory;
  const before = await rowsOf(storage);
  expect(before.drafts).toHaveLength(1);
  expect(JSON.stringify(before)).not.toMatch(/437|promote_health/);
  expect(before.keys).toMatchObject([{ extractable: false }]);
  await page.send();
  await until(page.queue, isSent);
  const after = await rowsOf(storage);
  expect([after.drafts, after.outbox, after.sent].map((rows) => rows?.length)).toEqual([0, 0, 1]);
  page.kill();
  // What somebody typed for others on this phone goes after 40 days.
  const now = there.bot.clock.now();
  await keepFiling(storage, 'somebody/for/demo-unit/2026-10/one', now - 33 * 24 * 3_600_000);
  await keepFiling(storage, 'somebody/for/demo-unit/2026-11/two', now);
  await its.pass(8 * 24 * 3_600_000);
  const later = its.open();
  await later.started;
  await later.idle();
  // The script that forgets comes by itself, after the months.
  await expect.poll(async () => (await rowsOf(storage)).sent).toEqual([]);
  expect((await rowsOf(storage)).drafts).toEqual([{ at: now }]);
});

describe('the server’s copy of a draft', () => {
  test('brings a draft to another phone', async () => {
    const there = await atHerPage();
    const { her, its, page } = there;
    page.set(ELDER, 4);
    await page.idle();
    await its.pass(3_000);
    const other = there.phone(her).open();
    await until(other.answers, (answers) => answers[ELDER] === 4);
    expect(other.offer.value).toBeNull();
  });

  test('is offered where something else stands, and taken or left', async () => {
    const there = await village();
    const her = await there.bot.register('ก', 'DEMO-0031');
    const [one, two] = [there.phone(her), there.phone(her)];
    const [mine, other] = [one.open(), two.open()];
    await Promise.all([mine.started, other.started]);
    await Promise.all([mine.idle(), other.idle()]);
    mine.set(ELDER, 4);
    await mine.idle();
    await one.pass(3_000);
    other.set(ELDER, 5);
    await other.idle();
    await two.pass(3_000);
    expect(await until(other.offer, (offer) => offer !== null)).toMatchObject({
      source: 'form',
      answers: { [ELDER]: 4 },
    });
    other.takeOffer();
    expect(other.answers.value).toEqual({ [ELDER]: 4 });
    other.undo();
    expect(other.answers.value).toEqual({ [ELDER]: 5 });
  });
});

test('a phone whose clock is a year behind moves what she typed to the right month', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const its = there.phone(her);
  its.skew = -365 * 24 * 3_600_000;
  its.always = 'no-signal';
  const page = its.open();
  await page.started;
  expect(page.month.value).toMatchObject({ month: '2025-11', sure: false });
  page.set(ELDER, 4);
  await page.idle();
  its.always = null;
  page.fire('online');
  await until(page.month, ({ sure, month }) => sure && month === MONTH);
  await page.idle();
  expect(page.answers.value).toEqual({ [ELDER]: 4 });
  await page.send();
  await until(page.queue, isSent);
});
