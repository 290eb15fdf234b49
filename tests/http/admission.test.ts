import { request } from 'node:http';
import { expect, test } from 'vitest';
import { ROOM, type Room } from '../../bot/admission/kinds.ts';
import { MID_MONTH } from '../support/demo-store.ts';
import { holdSessions, type Slowness, slowStore } from '../support/slow-store.ts';
import { type ApiBot, apiBot, type Called, type SignedIn } from './support/api.ts';

const MONTH = '2026-11';

/** A house with few places, over a store that a test makes slow; its clock stands, so that no wait is too long. */
async function smallHouse(room: Partial<Room>) {
  const slowness: Slowness = { session: 0, commit: 0 };
  const bot = await apiBot({
    through: slowStore(slowness),
    app: { room: { ...ROOM.sqlite, width: 8, each: 1_000, ...room }, clock: { now: () => MID_MONTH } },
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

/** Requests that the gate has judged: at work, waiting or sent away. */
async function judged(bot: ApiBot): Promise<number> {
  const series = [
    'vhv_admission_at_work',
    ...['submit', 'write', 'screen'].map(waitingOf),
    ...['submit', 'screen'].map(fullOf),
  ];
  const counts = await Promise.all(series.map((one) => metric(bot, one)));
  return counts.reduce((sum, count) => sum + count, 0);
}
const waitingOf = (kind: string) => `vhv_admission_waiting{kind="${kind}"}`;
const fullOf = (kind: string) => `vhv_admission_turned_total{kind="${kind}",why="full"}`;

test('2,000 at once: every report is stored once, screens are sent away first, nobody sees a blank error', async () => {
  const { bot, slowness } = await smallHouse({ most: { submit: 600, write: 50, screen: 60 } });
  const people = await village(bot, 20);
  const letGo = holdSessions(slowness);
  const asked = Array.from({ length: 2_000 }, async (_, n) => {
    const who = people[n % people.length] as SignedIn;
    // One in five is a report; each of them comes twenty times, as from a phone that hears no answer.
    if (n % 100 >= 20) return { kind: 'screen' as const, answer: await bot.call('GET', '/points', { as: who }) };
    return { kind: 'submit' as const, answer: await submit(bot, who, 1 + (n % 20)) };
  });
  await expect.poll(() => judged(bot)).toBe(2_000);
  letGo();
  const all = await Promise.all(asked);
  const of = (kind: 'submit' | 'screen') => all.filter((one) => one.kind === kind).map(({ answer }) => answer);
  hasNoBlankError(all.map(({ answer }) => answer));
  expect(of('submit').filter(({ status }) => status === 503)).toEqual([]);
  // Sixty waited, and at most eight were at work.
  const seen = of('screen').filter(({ status }) => status === 200).length;
  expect(seen).toBeGreaterThanOrEqual(60);
  expect(seen).toBeLessThanOrEqual(68);
  const stored = bot.store.prepare("select count(*) from report_version where channel = 'form'").pluck().get();
  expect(stored).toBe(20);
  expect(await metric(bot, 'vhv_admission_at_work')).toBe(0);
  expect(await metric(bot, waitingOf('submit'))).toBe(0);
  expect(await metric(bot, fullOf('screen'))).toBe(1_600 - seen);
  expect(await metric(bot, 'vhv_admission_wait_seconds_count{kind="submit"}')).toBeGreaterThanOrEqual(392);
});

test('who sends more than there is room for is told when to come again, and then it is stored', async () => {
  const { bot, slowness } = await smallHouse({ width: 1, most: { submit: 4, write: 1, screen: 1 } });
  const people = await village(bot, 10);
  const letGo = holdSessions(slowness);
  const asked = people.map((who, n) => submit(bot, who, n));
  await expect.poll(() => judged(bot)).toBe(10);
  letGo();
  const first = await Promise.all(asked);
  hasNoBlankError(first);
  const away = first.filter(({ status }) => status === 503);
  expect(away).toHaveLength(5);
  expect(away[0]?.json).toMatchObject({ waits: 'submit', detail: expect.stringContaining('จะส่งให้เองในประมาณ 1 นาที') });
  const again: number[] = [];
  for (const [n, who] of people.entries()) again.push((await submit(bot, who, n)).status);
  expect(again.toSorted()).toEqual([...Array(5).fill(200), ...Array(5).fill(201)]);
});

test('a request whose phone hung up leaves the queue and is never worked on', async () => {
  const { bot, slowness } = await smallHouse({ width: 1 });
  const [her, another] = await village(bot, 2);
  const done = Promise.withResolvers<void>();
  slowness.commit = done.promise;
  const first = submit(bot, her as SignedIn, 1);
  const waiting = (count: number) => expect.poll(() => metric(bot, waitingOf('submit'))).toBe(count);
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
  const letGo = holdSessions(slowness);
  const hers = Array.from({ length: 6 }, () => bot.call('GET', '/points', { as: her as SignedIn }));
  const others = bot.call('GET', '/points', { as: another as SignedIn });
  await expect.poll(() => metric(bot, 'vhv_admission_turned_total{kind="screen",why="own"}')).toBe(3);
  letGo();
  const statuses = (await Promise.all(hers)).map(({ status }) => status).toSorted();
  expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
  expect((await others).status).toBe(200);
});
