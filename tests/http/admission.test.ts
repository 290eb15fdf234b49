import { request } from 'node:http';
import { expect, test } from 'vitest';
import { ROOM, type Room } from '../../bot/admission/kinds.ts';
import { MID_MONTH } from '../support/demo-store.ts';
import { type Slowness, slowStore } from '../support/slow-store.ts';
import { type ApiBot, apiBot, type Called, type SignedIn } from './support/api.ts';

const MONTH = '2026-11';

/** A house with few places, over a store that a test makes slow. */
async function smallHouse(room: Partial<Room>) {
  const slowness: Slowness = { read: 0, commit: 0 };
  const began = performance.now();
  const clock = { now: () => MID_MONTH + Math.floor(performance.now() - began) };
  const bot = await apiBot({
    through: slowStore(slowness),
    app: { room: { ...ROOM.sqlite, width: 8, each: 1_000, ...room }, clock },
  });
  return { bot, slowness };
}

async function village(bot: ApiBot, people: number): Promise<SignedIn[]> {
  const all: SignedIn[] = [];
  for (let n = 1; n <= people; n++) {
    const code = `DEMO-${String(n).padStart(4, '0')}`;
    all.push(await bot.register(`volunteer ${n}`, code));
  }
  return all;
}

const submit = (bot: ApiBot, as: SignedIn, n: number) =>
  bot.call<{ receipt?: { number: string } }>('PUT', `/reports/${MONTH}`, {
    as,
    body: {
      submissionId: `00000000-0000-4000-a000-${String(n).padStart(12, '0')}`,
      formVersion: '2567-2',
      answers: { 'protect.1': n },
    },
  });

/** A number that /metrics shows. */
async function metric(bot: ApiBot, series: string): Promise<number> {
  const { text } = await bot.call('GET', '^/metrics');
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? 0);
}

function hasNoBlankError(answers: readonly Called<unknown>[]): void {
  for (const { status, headers, json } of answers) {
    expect([200, 201, 503]).toContain(status);
    if (status !== 503) continue;
    expect(json).toMatchObject({ code: 'busy', status: 503 });
    expect((json as { detail: string }).detail).toMatch(/ข้อมูลยังอยู่ครบ|ตัวเลขยังอยู่ครบ/);
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  }
}

test('2,000 at once: every report is stored once, screens are sent away first, nobody sees a blank error', async () => {
  const { bot, slowness } = await smallHouse({ most: { submit: 600, write: 50, screen: 60 } });
  const people = await village(bot, 20);
  Object.assign(slowness, { read: 5, commit: 20 });
  const waits: number[] = [];
  const asked = Array.from({ length: 2_000 }, async (_, n) => {
    const who = people[n % people.length] as SignedIn;
    // One in five is a report; each of them comes twenty times, as from a phone that hears no answer.
    if (n % 100 >= 20) return { kind: 'screen' as const, answer: await bot.call('GET', '/points', { as: who }) };
    const began = performance.now();
    const answer = await submit(bot, who, 1 + (n % 20));
    waits.push(performance.now() - began);
    return { kind: 'submit' as const, answer };
  });
  const all = await Promise.all(asked);
  const of = (kind: 'submit' | 'screen') => all.filter((one) => one.kind === kind).map(({ answer }) => answer);
  hasNoBlankError(all.map(({ answer }) => answer));
  expect(of('submit').filter(({ status }) => status === 503)).toEqual([]);
  expect(of('screen').filter(({ status }) => status === 503).length).toBeGreaterThan(500);
  expect(of('screen').filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(60);
  const stored = bot.store.prepare("select count(*) from report_version where channel = 'form'").pluck().get();
  expect(stored).toBe(20);
  waits.sort((a, b) => a - b);
  expect(waits[Math.floor(waits.length * 0.99)]).toBeLessThan(ROOM.sqlite.patience.submit);
  expect(await metric(bot, 'vhv_admission_at_work')).toBe(0);
  expect(await metric(bot, 'vhv_admission_waiting{kind="submit"}')).toBe(0);
  expect(await metric(bot, 'vhv_admission_turned_total{kind="screen",why="full"}')).toBeGreaterThan(500);
  expect(await metric(bot, 'vhv_admission_wait_seconds_count{kind="submit"}')).toBeGreaterThan(300);
});

test('who sends more than there is room for is told when to come again, and then it is stored', async () => {
  const { bot, slowness } = await smallHouse({ width: 1, most: { submit: 4, write: 1, screen: 1 } });
  const people = await village(bot, 10);
  Object.assign(slowness, { read: 60, commit: 60 });
  const first = await Promise.all(people.map((who, n) => submit(bot, who, n)));
  hasNoBlankError(first);
  const away = first.filter(({ status }) => status === 503);
  expect(away.length).toBeGreaterThan(0);
  expect(away[0]?.json).toMatchObject({ waits: 'submit', detail: expect.stringContaining('จะส่งให้เองในประมาณ 1 นาที') });
  Object.assign(slowness, { read: 0, commit: 0 });
  const again = await Promise.all(people.map((who, n) => submit(bot, who, n)));
  expect(again.filter(({ status }) => status === 201)).toHaveLength(away.length);
  expect(again.filter(({ status }) => status === 200)).toHaveLength(people.length - away.length);
});

test('a request whose phone hung up leaves the queue and is never worked on', async () => {
  const { bot, slowness } = await smallHouse({ width: 1 });
  const [her, another] = await village(bot, 2);
  const done = Promise.withResolvers<void>();
  slowness.commit = done.promise;
  const first = submit(bot, her as SignedIn, 1);
  const waiting = async (count: number) => {
    while ((await metric(bot, 'vhv_admission_waiting{kind="submit"}')) !== count)
      await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const hanging = Array.from({ length: 10 }, () => {
    const asking = request(`${bot.url}/api/reports/${MONTH}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${another?.bearer}`, 'content-type': 'application/json', 'content-length': 2 },
    });
    asking.on('error', () => {});
    asking.end('{}');
    return asking;
  });
  await waiting(10);
  for (const asking of hanging) asking.destroy();
  await waiting(0);
  done.resolve();
  expect((await first).status).toBe(201);
  expect(await metric(bot, 'vhv_admission_turned_total{kind="submit",why="gone"}')).toBe(10);
});

test('a body on its way over a weak signal holds no place', async () => {
  const { bot } = await smallHouse({ width: 1 });
  const [her, another] = await village(bot, 2);
  const slow = request(`${bot.url}/api/reports/${MONTH}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${her?.bearer}`, 'content-type': 'application/json', 'content-length': 10 },
  });
  slow.on('error', () => {});
  slow.write('{');
  expect((await submit(bot, another as SignedIn, 2)).status).toBe(201);
  slow.destroy();
});

test('who has too much under way herself is asked to wait, and nobody else is', async () => {
  const { bot, slowness } = await smallHouse({ each: 3 });
  const [her, another] = await village(bot, 2);
  slowness.read = 20;
  const hers = Array.from({ length: 6 }, () => bot.call('GET', '/points', { as: her as SignedIn }));
  const others = bot.call('GET', '/points', { as: another as SignedIn });
  const statuses = (await Promise.all(hers)).map(({ status }) => status).toSorted();
  expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
  expect((await others).status).toBe(200);
});
