import { decodeJwt } from 'jose';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { manualClock } from '../simulator/platform/clock.ts';
import { createSimulator, type Simulator } from '../simulator/platform/simulator.ts';
import { launchBrowser } from '../support/browser.ts';
import { answerOf, type DoorPage, startDoorPage } from './support/door.ts';
import { IN_LINE, type LineOutside, OUTSIDE, standForLine } from './support/line.ts';

const CHANNEL = '1650000000';
const LIFF_ID = `${CHANNEL}-report`;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

let browser: Browser;
let door: DoorPage;
let sim: Simulator;
let userId: string;

beforeAll(async () => {
  browser = await launchBrowser();
  door = await startDoorPage(LIFF_ID, Date.now());
});
afterAll(async () => {
  await door?.stop();
  await browser?.close();
});
beforeEach(async () => {
  sim = await createSimulator({
    channelSecret: 'secret',
    accessToken: 'token',
    clock: manualClock(Date.now()),
    loginChannelId: CHANNEL,
    liff: { [LIFF_ID]: `${door.url}/liff/report` },
  });
  userId = sim.user('สมหญิง').userId;
  door.servedAt = Date.now() - (Date.now() % HOUR);
  onTestFinished(() => sim.stop());
});

async function phone(kind = IN_LINE): Promise<{ page: Page; line: LineOutside }> {
  const context = await browser.newContext(kind);
  const line = await standForLine(context, sim);
  line.visitor = userId;
  onTestFinished(async () => {
    expect(line.strays).toEqual([]);
    await context.close();
  });
  const page = await context.newPage();
  return { page, line };
}

/** Where LINE sends a browser that opens the LIFF link. */
async function liffAddress(path = '', user = userId): Promise<string> {
  const answer = await fetch(`${sim.url}/liff/${LIFF_ID}${path}?user=${user}`, { redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}
const subject = async (page: Page) => {
  const answer = await answerOf(page);
  return answer.kind === 'token' ? decodeJwt(answer.idToken).sub : answer.kind;
};

describe('in LINE, by its own SDK', () => {
  test('the door gives her token, and takes all tokens out of the address', async () => {
    const { page, line } = await phone();
    await page.goto(await liffAddress());
    expect(await subject(page)).toBe(userId);
    expect(line.asked).toEqual(['GET /oauth2/v2.1/verify', 'GET /oauth2/v2.1/certs']);
    expect(page.url()).toBe(`${door.url}/liff/report`);
    expect(await page.evaluate(() => window.door.accessToken())).toMatch(/^eyJ/);
  });

  test('a link with a path comes there by way of the endpoint', async () => {
    const { page } = await phone();
    await page.goto(await liffAddress('/2026-10'));
    await page.waitForURL(`${door.url}/liff/report/2026-10`);
    expect(await subject(page)).toBe(userId);
  });

  test('without signal it says so, and the next try works without a new page', async () => {
    const { page } = await phone();
    const address = await liffAddress();
    await page.route('https://api.line.me/**', (route) => route.abort('internetdisconnected'));
    await page.goto(address);
    expect(await answerOf(page)).toEqual({ kind: 'offline' });
    await page.unroute('https://api.line.me/**');
    expect(await page.evaluate(() => window.door.start())).toMatchObject({ kind: 'token' });
    expect(page.url()).toBe(`${door.url}/liff/report`);
  });

  test('a LINE that hangs costs eight seconds, and its late answer is still taken', async () => {
    const { page, line } = await phone();
    await page.clock.install({ time: sim.clock.now() });
    const release = line.hold();
    await page.goto(await liffAddress());
    await expect.poll(() => line.asked).toEqual(['GET /oauth2/v2.1/verify']);
    // The page's time stands then: an answer by now came within eight seconds, and it says itself after how many.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 8_100);
    expect(await answerOf(page)).toEqual({ kind: 'timeout' });
    expect(await page.evaluate(() => window.took)).toBeGreaterThanOrEqual(8_000);
    await page.clock.resume();
    release();
    await expect.poll(() => page.evaluate(() => window.late)).toMatchObject({ kind: 'token' });
  });

  test.each([
    ['ahead', YEAR],
    ['behind', -YEAR],
  ])('a phone whose clock is a year %s signs in', async (_, shift) => {
    const { page } = await phone();
    await page.clock.install({ time: Date.now() + shift });
    await page.goto(await liffAddress());
    expect(await subject(page)).toBe(userId);
  });

  test('an ID token of yesterday is forgotten; a tap brings a fresh one', async () => {
    const { page, line } = await phone();
    await page.goto(await liffAddress());
    expect(await subject(page)).toBe(userId);
    door.servedAt += 2 * HOUR;
    await page.reload();
    expect(await answerOf(page)).toEqual({ kind: 'none' });
    expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /token/i.test(key)))).toEqual([]);
    expect(line.asked.filter((call) => call.includes('authorize'))).toEqual([]);
    await page.getByRole('button', { name: 'login' }).click();
    await page.getByRole('link', { name: 'อนุญาต' }).waitFor();
  });

  test('whoever opened the page last is who she is, not whom the SDK remembers', async () => {
    const { page } = await phone();
    await page.goto(await liffAddress());
    expect(await subject(page)).toBe(userId);
    const other = sim.user('สมศรี').userId;
    await page.goto('about:blank');
    await page.goto(await liffAddress('', other));
    expect(await subject(page)).toBe(other);
  });

  test('without tokens and signal the page is not left for a login', async () => {
    const { page, line } = await phone();
    await page.goto(`${door.url}/liff/report`);
    expect(await answerOf(page)).toEqual({ kind: 'none' });
    expect(line.asked).toEqual([]);
  });
});

describe('in another browser', () => {
  test('nobody is signed in until she taps; then LINE Login brings her back', async () => {
    const { page } = await phone(OUTSIDE);
    await page.goto(`${door.url}/liff/report?month=2026-10`);
    expect(await answerOf(page)).toEqual({ kind: 'none' });
    await page.getByRole('button', { name: 'login' }).click();
    await page.getByRole('link', { name: 'อนุญาต' }).click();
    await page.waitForURL(/\/liff\/report/);
    expect(await subject(page)).toBe(userId);
    await page.reload();
    expect(await subject(page)).toBe(userId);
  });

  test('forgetting makes the next visit a stranger’s', async () => {
    const { page } = await phone(OUTSIDE);
    await page.goto(`${door.url}/liff/report`);
    await page.getByRole('button', { name: 'login' }).click();
    await page.getByRole('link', { name: 'อนุญาต' }).click();
    await page.waitForURL(/\/liff\/report/);
    expect(await subject(page)).toBe(userId);
    await page.evaluate(() => window.door.forget());
    await page.goto(`${door.url}/liff/report`);
    expect(await answerOf(page)).toEqual({ kind: 'none' });
  });
});
