import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SimUser } from '../simulator/platform/people/sim-user.ts';
import { launchBrowser } from '../support/browser.ts';
import { corruptNext } from './support/api-calls.ts';
import { beginReport } from './support/begin-report.ts';
import { FIRST, FIRST_CODE, reportPage } from './support/report-page.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What chat tells her of her reports. */
async function ownReports(user: SimUser): Promise<string> {
  await user.says('รายงานของฉัน');
  return JSON.stringify((await user.waitForReply()).message).replaceAll(/(\d)-(?=\d{4})/g, '$1');
}

describe('sessions', () => {
  test('one that ended while a report waited is renewed, and the report goes', async () => {
    const { stage, phone, report } = await beginReport(browser);
    await phone.airplane(true);
    await report.review();
    await report.send();
    await report.title('เก็บไว้แล้ว รอส่ง');
    stage.bot.store.prepare('delete from session').run();
    await phone.airplane(false);
    const number = await report.receipt();
    expect(stage.versions()).toEqual([expect.objectContaining({ number, version: 1 })]);
  });

  test('somebody else on the same phone sees and sends nothing of hers', async () => {
    const { stage, user, phone, report } = await beginReport(browser);
    const other = await stage.volunteer('สมศรี', 'DEMO-0032');
    await phone.airplane(true);
    await report.review();
    await report.send();
    await report.title('เก็บไว้แล้ว รอส่ง');
    await phone.page.goto('about:blank');
    await phone.airplane(false);
    await phone.open(other);
    await phone.signedIn();
    await report.title('ส่วนที่ 1');
    expect(await report.number(FIRST)).toBe('');
    await report.type(FIRST, '9');
    await report.review();
    await report.send();
    const hers = await report.receipt();
    await phone.open(user);
    // Until LINE tells who holds the phone now, the page is that of the last visit.
    await expect.poll(() => report.receipt()).not.toBe(hers);
    const mine = await report.receipt();
    const counts = stage.versions().map(({ number, answers }) => [number, answers[FIRST_CODE]]);
    expect(Object.fromEntries(counts)).toEqual({ [hers]: 9, [mine]: 4 });
    expect(await ownReports(other)).toContain(hers);
    expect(await ownReports(user)).toContain(mine);
  });
});

describe('chat and form', () => {
  test('what was begun in chat is offered in the form', async () => {
    const stage = await openStage();
    const user = await stage.volunteer('สมหญิง', 'DEMO-0031');
    await user.says('ส่งรายงาน หญิงตั้งครรภ์ 3');
    await stage.bot.settle();
    const phone = await stage.phone(browser);
    const report = reportPage(await phone.open(user));
    await expect.poll(() => report.number(FIRST)).toBe('3');
  });

  test('a report that chat sent meanwhile is shown, and she chooses', async () => {
    const { stage, user, report } = await beginReport(browser, '5');
    await report.review();
    await user.says('ส่งรายงาน หญิงตั้งครรภ์ 3');
    await user.says('ยืนยันส่ง');
    await stage.bot.settle();
    await report.send();
    await report.title('มีฉบับใหม่กว่า');
    await report.says('ของฉัน 5');
    await report.tap('ใช้ตัวเลขของฉัน');
    const number = await report.receipt();
    const [mine] = stage.versions();
    expect([mine?.number, mine?.version, mine?.answers[FIRST_CODE]]).toEqual([number, 2, 5]);
  });

  test('numbers that the server cannot take lead back to their item, and stay', async () => {
    const { stage, phone, report } = await beginReport(browser);
    await corruptNext(phone.page, FIRST_CODE, -1);
    await report.review();
    await report.send();
    await report.title('มีข้อที่ต้องดูใหม่');
    await report.tap(FIRST);
    await report.title('ส่วนที่ 1');
    expect(await report.number(FIRST)).toBe('4');
    await report.review();
    await report.send();
    const number = await report.receipt();
    expect(stage.versions()).toEqual([expect.objectContaining({ number, version: 1 })]);
  });
});

test('staff without a report of their own are told at once, not when all is typed in', async () => {
  const stage = await openStage();
  const staff = await stage.volunteer('เจ้าหน้าที่', 'DEMO-STAFF-1');
  const phone = await stage.phone(browser);
  const report = reportPage(await phone.open(staff));
  await report.title('ไม่มีเดือนที่ต้องส่ง');
  await report.says('ตอนนี้ชื่อนี้ไม่ต้องส่งรายงาน อสม.1');
});
