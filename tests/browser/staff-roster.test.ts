import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkDigit } from '../../shared/people/citizen-id.ts';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { LOOKS, openLook } from './support/staff.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const id = (first12: string) => first12 + checkDigit(first12);
const CSV = [
  'เลขบัตรประชาชน,ชื่อ,นามสกุล,หมู่',
  `${id('999990000900')},ใหม่,ตัวอย่าง,1`,
  `${id('999990000901').slice(0, 12)}x,เลขผิด,ตัวอย่าง,1`,
].join('\n');

test('a district takes back a roster of its units, also one that an operator brought in', async () => {
  const stage = await openStage();
  const page = await openLook(stage, browser, 'DEMO-DISTRICT', LOOKS[1]);
  await page.getByRole('link', { name: 'ภาพรวม อำเภอตัวอย่าง' }).click();
  await page.getByRole('link', { name: 'ทะเบียน อสม.' }).click();
  await page.getByText('ยังไม่เคยนำเข้ารายชื่อของหน่วยงานนี้').waitFor();
  const csv = `เลขบัตรประชาชน,ชื่อ,นามสกุล,หน่วยบริการ,หมู่\n${id('999990000900')},ใหม่,ตัวอย่าง,99999,1`;
  const file = { name: 'อำเภอ.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'ใช้รายชื่อนี้' }).click();
  await page.getByText('ใช้รายชื่อแล้ว').waitFor();
  stage.bot.store.exec("update roster_import set created_by = 'operator'");
  await page.reload();
  const earlier = page.getByRole('listitem').filter({ hasText: 'ใช้แล้ว · เลิกทำได้ถึง' });
  await earlier.getByText('ผู้ดูแลระบบ').waitFor();
  await earlier.getByRole('button', { name: 'อำเภอ.csv' }).click();
  await page.getByRole('heading', { name: 'รายชื่อจากไฟล์ อำเภอ.csv' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/district-roster.png`, fullPage: true });
  // She looks elsewhere meanwhile, and it fails: the page does not go on saying that the server is at it.
  const undoing = page.getByRole('button', { name: 'เลิกทำ คืนรายชื่อเดิม' });
  const atIt = page.getByRole('status').filter({ hasText: 'กำลังคืนรายชื่อเดิม' });
  const cut = Promise.withResolvers<void>();
  await page.route('**/undo', async (route) => {
    await cut.promise;
    await route.abort();
  });
  await undoing.click();
  await page.goBack();
  await page.getByRole('link', { name: 'ทะเบียน อสม.' }).click();
  await atIt.waitFor();
  cut.resolve();
  await undoing.waitFor();
  // The server is at it for long: the page says so, also when it is loaded anew, and sees the end of it.
  await page.unroute('**/undo');
  await page.route('**/undo', () => {});
  const asked = page.waitForRequest('**/undo');
  await undoing.click();
  await atIt.waitFor();
  const undo = await asked;
  await page.reload();
  await atIt.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const headers = { ...(await undo.allHeaders()), origin: new URL(page.url()).origin };
  expect((await fetch(undo.url(), { method: 'POST', headers, body: undo.postData() })).status).toBe(200);
  await page.getByRole('status').filter({ hasText: 'คืนรายชื่อเดิมแล้ว' }).waitFor();
  const left = stage.bot.store.prepare('select state from roster_import').all();
  expect(left).toEqual([{ state: 'undone' }]);
  // A unit of another district: like all that is not hers, and nothing is offered.
  await page.goto(new URL('/liff/staff/demo-unit-2/2026-11/roster', page.url()).href);
  await page.getByText('ไม่พบสิ่งที่ขอ').waitFor();
  expect(await page.locator('input[type=file]').count()).toBe(0);
});

test('a roster is looked at line by line, applied, and put back; and codes come on paper', async () => {
  const stage = await openStage();
  const user = await stage.volunteer('จ', 'DEMO-STAFF-1');
  const phone = await stage.phone(browser);
  const page = await openPage(stage, phone, user, '/staff');
  const newcomers = () => stage.bot.store.prepare("select 1 from person where given_name = 'ใหม่'").all().length;
  const onRoster = () =>
    stage.bot.store
      .prepare(
        "select count(*) as n from assignment a join person p on p.id = a.person_id where p.given_name = 'ใหม่' and (a.end_reason is null or a.end_reason <> 'undone')",
      )
      .get();
  await page.getByRole('link', { name: 'ทะเบียน อสม. และรหัสลงทะเบียน' }).click();
  // Some browsers of LINE keep no cookie: who she is says the token, as everywhere.
  await page.context().clearCookies();
  await page.getByText('ยังไม่เคยนำเข้ารายชื่อของหน่วยงานนี้').waitFor();
  await page.locator('input[type=file]').setInputFiles({
    name: 'บัญชี.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(CSV),
  });
  await page.getByRole('heading', { name: 'ตรวจก่อนใช้: บัญชี.csv' }).waitFor();
  await page.getByText('บรรทัด 3').waitFor();
  // Which lines are left alone, and which only deserve a look.
  const leftAlone = page.getByRole('listitem').filter({ hasText: 'มีปัญหา ไม่ใช้บรรทัดนี้' });
  expect(await leftAlone.allInnerTexts()).toEqual([expect.stringContaining('บรรทัด 3')]);
  expect(newcomers()).toBe(0);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'ใช้รายชื่อนี้' }).click();
  await page.getByText('ใช้รายชื่อแล้ว').waitFor();
  await page.getByRole('heading', { name: 'รายชื่อจากไฟล์ บัญชี.csv' }).waitFor();
  expect(onRoster()).toEqual({ n: 1 });
  // She comes back another day, and finds it again.
  await page.goBack();
  await page.getByRole('link', { name: 'ทะเบียน อสม. และรหัสลงทะเบียน' }).click();
  const earlier = page.getByRole('listitem').filter({ hasText: 'ใช้แล้ว · เลิกทำได้ถึง' });
  await earlier.getByRole('button', { name: 'บัญชี.csv' }).click();
  await page.getByRole('button', { name: 'เลิกทำ คืนรายชื่อเดิม' }).click();
  await page.getByRole('status').filter({ hasText: 'คืนรายชื่อเดิมแล้ว' }).waitFor();
  expect(onRoster()).toEqual({ n: 0 });
  await page.getByRole('listitem').filter({ hasText: 'คืนรายชื่อเดิมแล้ว' }).waitFor();
  await page.getByRole('button', { name: 'ทำใบรหัส' }).click();
  await page.getByRole('button', { name: 'เปิดไฟล์ในเบราว์เซอร์' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
