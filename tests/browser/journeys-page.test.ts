import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { OUTSIDE } from './support/line.ts';
import { FIRST, FIRST_CODE, reportPage } from './support/report-page.ts';
import { openStage } from './support/stage.ts';

const YEAR = 365 * 24 * 3_600_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function arrived(clockOff = 0) {
  const stage = await openStage();
  const user = await stage.volunteer('สมหญิง', 'DEMO-0031');
  const phone = await stage.phone(browser, { clockOff });
  const report = reportPage(await phone.open(user));
  return { stage, user, phone, report };
}

test('a newer app says so while a draft is open, and opening it loses nothing', async () => {
  const { phone, report } = await arrived();
  let newer = true;
  await phone.page.route('**/api/months', async (route) => {
    const response = await route.fetch();
    const months = await response.json();
    return route.fulfill({ response, json: newer ? { ...months, app: 'newer' } : months });
  });
  await report.type(FIRST, '4');
  await report.saved();
  await phone.page.reload();
  await report.says('มีรุ่นใหม่ ข้อมูลยังอยู่ครบ');
  // Not before: the page asks again by itself, and would take its word back.
  phone.page.once('domcontentloaded', () => {
    newer = false;
  });
  await report.tap('เปิดใหม่');
  await phone.page.getByText('มีรุ่นใหม่').waitFor({ state: 'detached' });
  expect(await report.number(FIRST)).toBe('4');
});

test.each([
  ['ahead', YEAR],
  ['behind', -YEAR],
])('a phone whose clock is a year %s reports the server’s month', async (_, off) => {
  const { stage, phone, report } = await arrived(off);
  await phone.signedIn();
  await report.says('พฤศจิกายน 2569');
  await report.type(FIRST, '4');
  await report.saved();
  await report.review();
  await report.send();
  const number = await report.receipt();
  expect(stage.versions()).toEqual([expect.objectContaining({ number, month: '2026-11' })]);
});

test('a link to a month that is closed opens that month’s own page, never another month’s form', async () => {
  const { stage, phone } = await arrived();
  await phone.signedIn();
  await phone.page.goto(`${stage.origin}/liff/report?month=2026-08`);
  await phone.page.waitForURL('**/liff/my-reports/2026-08');
  await phone.page.goto(`${stage.origin}/liff/help`);
  await phone.page.getByText('เจ็บป่วยฉุกเฉิน โทร 1669').waitFor();
});

test('the phone’s back button goes the way she came, and keeps what she typed', async () => {
  const { phone, report } = await arrived();
  await phone.signedIn();
  await report.type(FIRST, '4');
  await report.tap('ต่อไป');
  await report.title('ส่วนที่ 2');
  await phone.page.getByRole('button', { name: 'ช่วยเหลือ' }).click();
  await report.title('ช่วยเหลือ');
  await phone.page.goBack();
  await report.title('ส่วนที่ 2');
  await report.review();
  await phone.page.goBack();
  await report.title('ดูทั้ง');
  await phone.page.goBack();
  await report.title('ส่วนที่ 2');
  await phone.page.goBack();
  await report.title('ส่วนที่ 1');
  expect(await report.number(FIRST)).toBe('4');
});

describe('LINE and its browser', () => {
  test('a LINE that hangs stops nobody from filling; after eight seconds there is a way on', async () => {
    const stage = await openStage();
    const user = await stage.volunteer('สมหญิง', 'DEMO-0031');
    const phone = await stage.phone(browser);
    await phone.page.clock.install({ time: stage.bot.clock.now() });
    const release = phone.line.hold();
    const report = reportPage(await phone.open(user));
    await report.type(FIRST, '4');
    await expect.poll(() => phone.line.asked.length).toBe(1);
    await phone.page.clock.runFor(8_100);
    await report.says('ไลน์ตอบช้า ยังส่งไม่ได้');
    await phone.page.getByRole('link', { name: 'เปิดในเบราว์เซอร์' }).waitFor();
    release();
    await phone.page.getByText('ไลน์ตอบช้า').waitFor({ state: 'detached' });
    await report.review();
    await report.send();
    await phone.page.clock.runFor(1_000);
    const number = await report.receipt();
    expect(stage.versions()[0]?.number).toBe(number);
  });

  test('in another browser she fills first, signs in by LINE, and finds her numbers', async () => {
    const stage = await openStage();
    const user = await stage.volunteer('สมหญิง', 'DEMO-0031');
    const phone = await stage.phone(browser, { kind: OUTSIDE });
    phone.line.visitor = user.userId;
    await phone.page.goto(`${stage.origin}/liff/report`);
    const report = reportPage(phone.page);
    await report.type(FIRST, '4');
    await report.saved();
    await report.says('เข้าสู่ระบบด้วยไลน์ก่อนส่ง');
    await report.tap('เข้าสู่ระบบด้วยไลน์');
    await phone.page.getByRole('link', { name: 'อนุญาต' }).click();
    await phone.page.waitForURL(/\/liff\/report/);
    await expect.poll(() => report.number(FIRST)).toBe('4');
    await report.review();
    await report.send();
    await report.receipt();
    expect(stage.versions()[0]?.answers[FIRST_CODE]).toBe(4);
  });
});
