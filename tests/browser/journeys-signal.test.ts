import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { captivePortal, loseAnswer, postsOf } from './support/api-calls.ts';
import { beginReport } from './support/begin-report.ts';
import { FIRST, FIRST_CODE, reportPage } from './support/report-page.ts';
import { openStage, type Stage } from './support/stage.ts';

const DAY = 24 * 3_600_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Once, with this number. */
function expectOnFile(stage: Stage, number: string): void {
  expect(stage.versions()).toEqual([expect.objectContaining({ number, version: 1, month: '2026-11' })]);
}

describe('a signal that comes and goes', () => {
  test('a report sent without signal waits, and goes by itself when the signal is back', async () => {
    const { stage, phone, report } = await beginReport(browser);
    await phone.airplane(true);
    await report.says('ไม่มีสัญญาณ กรอกต่อได้เลย');
    await report.review();
    await report.send();
    await report.title('เก็บไว้แล้ว รอส่ง');
    expect(stage.versions()).toEqual([]);
    await phone.airplane(false);
    expectOnFile(stage, await report.receipt());
    expect(stage.versions()[0]?.answers[FIRST_CODE]).toBe(4);
  });

  test('an answer that is lost is asked for again, under the same id', async () => {
    const { stage, phone, report } = await beginReport(browser);
    const posts = postsOf(phone.context);
    await loseAnswer(phone.page);
    await report.review();
    await report.send();
    // The page says for some seconds that it waits, and tries again by itself: the signal's return only hurries it.
    await expect.poll(() => stage.versions().length).toBe(1);
    await phone.airplane(true);
    await phone.airplane(false);
    expectOnFile(stage, await report.receipt());
    // One more, should her own next try have met the airplane mode.
    expect(posts.ids.length).toBeGreaterThan(1);
    expect(new Set(posts.ids).size).toBe(1);
  });

  test('a hotel’s login page is not taken for an answer', async () => {
    const { stage, phone, report } = await beginReport(browser);
    const leave = await captivePortal(phone.page);
    await report.review();
    await report.send();
    await report.title('เก็บไว้แล้ว รอส่ง');
    expect(stage.versions()).toEqual([]);
    await leave();
    await phone.airplane(true);
    await phone.airplane(false);
    expectOnFile(stage, await report.receipt());
  });

  test('a report that waited two days goes at the next visit', async () => {
    const { stage, phone, user, report } = await beginReport(browser);
    await phone.airplane(true);
    await report.review();
    await report.send();
    await report.title('เก็บไว้แล้ว รอส่ง');
    await phone.page.goto('about:blank');
    stage.bot.clock.advance(2 * DAY);
    await phone.clockOff(0);
    await phone.airplane(false);
    await phone.open(user);
    expectOnFile(stage, await report.receipt());
  });

  test('two tabs that send four times each send it once', async () => {
    const { stage, phone, user, report } = await beginReport(browser);
    const posts = postsOf(phone.context);
    const other = reportPage(await phone.open(user, await phone.context.newPage()));
    await expect.poll(() => other.number(FIRST)).toBe('4');
    const [one, two] = phone.context.pages();
    for (const tab of [report, other]) {
      await tab.review();
      await tab.tap('ที่เหลือเป็น 0');
    }
    const hurry = () => {
      const send = [...document.querySelectorAll('button')].find((button) => button.textContent === 'ส่งรายงาน');
      for (let i = 0; i < 4; i++) send?.click();
    };
    await Promise.all([one?.evaluate(hurry), two?.evaluate(hurry)]);
    const number = await report.receipt();
    expect(await other.receipt()).toBe(number);
    expectOnFile(stage, number);
    expect(new Set(posts.ids).size).toBe(1);
  });
});

test('a phone that is full says so, and sends from memory', async () => {
  const stage = await openStage();
  const user = await stage.volunteer('สมหญิง', 'DEMO-0031');
  const phone = await stage.phone(browser);
  const cdp = await phone.context.newCDPSession(phone.page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: stage.origin, quotaSize: 1 });
  const report = reportPage(await phone.open(user));
  await report.type(FIRST, '4');
  await report.says('เครื่องเต็ม ส่งรายงานก่อนปิดหน้านี้นะคะ');
  await phone.signedIn();
  await report.review();
  await report.send();
  expectOnFile(stage, await report.receipt());
});
