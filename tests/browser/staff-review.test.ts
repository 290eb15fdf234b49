import type { Browser } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { begin, loadBeginFacts } from '../../bot/services/review/begin.ts';
import { goOn } from '../../bot/services/review/go-on.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { launchBrowser } from '../support/browser.ts';
import { IN_LINE } from './support/line.ts';
import { openPage } from './support/pages.ts';
import { openQueue, reportOf, stateOf } from './support/staff.ts';
import { openStage, type PhoneOptions, type Stage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const PC: PhoneOptions = { kind: { ...IN_LINE, viewport: { width: 1280, height: 844 } } };

/** An officer on her first page. */
async function officer(stage: Stage, code = 'DEMO-STAFF-1', options: PhoneOptions = {}) {
  const user = await stage.volunteer(code, code);
  const phone = await stage.phone(browser, options);
  const page = await openPage(stage, phone, user, '/staff');
  return { user, phone, page };
}

async function threeReports(options: PhoneOptions = {}) {
  const stage = await openStage();
  const she = await reportOf(stage, 'ก', 'DEMO-0001');
  await reportOf(stage, 'ข', 'DEMO-0002', 'ส่งรายงาน ผู้สูงอายุ 400 ลูกน้ำ 90 หลัง');
  await reportOf(stage, 'ค', 'DEMO-0031', 'ส่งรายงาน ผู้สูงอายุ 7');
  return { stage, she, ...(await officer(stage, 'DEMO-STAFF-1', options)) };
}

test('a report is returned with an item, she hears it in chat, fixes it, and it waits again', async () => {
  const { stage, page } = await threeReports();
  await openQueue(page);
  // Exceptions first.
  await page.locator('.queue a.body').first().click();
  await page.getByRole('heading', { name: 'ตัวอย่าง สอง' }).waitFor();
  await page.getByRole('button', { name: 'ส่งกลับ' }).click();
  await page.getByText('ตัวเลขสูงกว่าที่ควร').click();
  await page.locator('form summary').first().click();
  await page.locator('form .choice').filter({ hasText: 'เยี่ยมผู้สูงอายุ' }).click();
  await page.getByLabel('ข้อความเพิ่มเติม').fill('นับซ้ำหรือไม่');
  await page.getByRole('button', { name: 'ส่งกลับ', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'ส่งกลับแล้ว' }).waitFor();
  expect(stateOf(stage, '0002')).toBe('returned');
  await stage.bot.pass(2_000);
  const her = stage.bot.sim.user('ข');
  expect(JSON.stringify(her.chat)).toContain('นับซ้ำหรือไม่');
  for (const said of ['ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง', 'ยืนยันส่ง']) await her.says(said);
  await stage.bot.settle();
  expect(stateOf(stage, '0002')).toBe('submitted');
});

describe('certifying all', () => {
  test('tells what is left out, certifies, and takes it back after a reload', async () => {
    const { stage, page } = await threeReports();
    await openQueue(page);
    await page.getByRole('button', { name: 'รับรองทั้งหมด 3 ฉบับ' }).click();
    await page.getByText('ยังไม่ส่ง 39 คน').waitFor();
    await page.getByRole('button', { name: 'รับรอง', exact: true }).click();
    await page.getByText('รับรองแล้ว 3 ฉบับ').waitFor();
    expect(['0001', '0002', '0031'].map((one) => stateOf(stage, one))).toEqual(Array(3).fill('certified'));
    await page.reload();
    await page.getByRole('button', { name: /^เลิกทำ/ }).click();
    await page.getByText('เลิกทำแล้ว 3 ฉบับ').waitFor();
    expect(['0001', '0002', '0031'].map((one) => stateOf(stage, one))).toEqual(Array(3).fill('submitted'));
    await page.getByRole('button', { name: 'รับรองทั้งหมด 3 ฉบับ' }).waitFor();
  });

  test('is found again while it runs, whoever works it off, and can be stopped in the middle', async () => {
    const { stage, page } = await threeReports();
    await openQueue(page);
    const db = openSqlite(stage.bot.file);
    onTestFinished(() => db.close());
    const now = stage.bot.clock.now;
    const begun = async () => {
      const key = { unitId: 'demo-unit', id: uuid() };
      const request = { id: key.id, month: '2026-11', expected: 3, filter: {}, asOf: new Date(now()).toISOString() };
      const facts = await loadBeginFacts(db, key, request.month, now());
      const planned = begin(facts, { actorId: 'demo-staff-1', request });
      if (isProblem(planned)) throw new Error(planned.problem);
      await db.commit(planned.statements);
      await page.reload();
      await page.getByText('กำลังรับรอง 0 จาก 3 ฉบับ').waitFor();
      return key;
    };
    const key = await begun();
    expect(await page.getByRole('button', { name: /^รับรองทั้งหมด/ }).count()).toBe(0);
    await goOn({ db, ids: { uuid } }, key, now);
    await page.getByText('รับรองแล้ว 3 ฉบับ').waitFor();
    await page.getByRole('button', { name: /^เลิกทำ · เหลือ (10|9):/ }).click();
    await page.getByText('เลิกทำแล้ว 3 ฉบับ').waitFor();
    await begun();
    await page.getByRole('button', { name: /^หยุดและเลิกทำ/ }).click();
    await page.getByText('เลิกทำแล้ว 3 ฉบับ').waitFor();
    await page.getByRole('button', { name: 'รับรองทั้งหมด 3 ฉบับ' }).waitFor();
  });

  test('the chosen ones alone, and only those of a flag', async () => {
    const { stage, page } = await threeReports();
    await openQueue(page);
    await page.getByRole('button', { name: /^ไม่มีข้อสังเกต/ }).click();
    await page.getByRole('button', { name: 'รับรองทั้งหมด 2 ฉบับ' }).waitFor();
    await page.getByLabel('เลือก ตัวอย่าง หนึ่ง').check();
    await page.getByRole('button', { name: 'รับรองที่เลือก 1 ฉบับ' }).click();
    await page.getByRole('button', { name: 'รับรอง', exact: true }).click();
    await page.getByText('รับรองแล้ว 1 ฉบับ').waitFor();
    expect(['0001', '0002', '0031'].map((one) => stateOf(stage, one))).toEqual(['certified', 'submitted', 'submitted']);
  });

  test('what another officer did meanwhile is not certified twice', async () => {
    const { stage, page } = await threeReports();
    await openQueue(page);
    const second = await officer(stage, 'DEMO-STAFF-2');
    await openQueue(second.page);
    await second.page.locator('.queue a.body').first().click();
    await second.page.getByRole('button', { name: 'รับรอง', exact: true }).click();
    await second.page.getByText('รับรองรายงานของ ตัวอย่าง สอง แล้ว').waitFor();
    await page.getByRole('button', { name: 'รับรองทั้งหมด 3 ฉบับ' }).click();
    await page.getByRole('button', { name: 'รับรอง', exact: true }).click();
    await page.getByRole('button', { name: 'รับรองทั้งหมด 2 ฉบับ' }).waitFor();
    expect(stateOf(stage, '0001')).toBe('submitted');
  });

  test('needs a sign-in of these minutes; in LINE it says how', async () => {
    const { stage, page } = await threeReports();
    await openQueue(page);
    stage.bot.clock.advance(11 * 60_000);
    await page.getByRole('button', { name: 'รับรองทั้งหมด 3 ฉบับ' }).click();
    await page.getByRole('button', { name: 'รับรอง', exact: true }).click();
    await page.getByText('ปิดหน้านี้ แล้วเปิดใหม่จากเมนูในไลน์').waitFor();
    expect(stateOf(stage, '0001')).toBe('submitted');
  });
});

test('by keys alone: down, choose, certify, open, next', async () => {
  const { stage, page } = await threeReports(PC);
  await openQueue(page);
  for (const key of ['j', 'j', 'x', 'c']) await page.keyboard.press(key);
  await page.getByRole('heading', { name: 'รับรอง 1 ฉบับใช่ไหม' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'ตัวอย่าง สอง' }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: 'ตัวอย่าง สามสิบเอ็ด' }).waitFor();
  await page.keyboard.press('c');
  await page.getByText('รับรองรายงานของ ตัวอย่าง สามสิบเอ็ด แล้ว').waitFor();
  await page.getByRole('heading', { name: 'ตัวอย่าง หนึ่ง' }).waitFor();
  expect(stateOf(stage, '0031')).toBe('certified');
});

test('of a district see the units and read, and find nothing to certify', async () => {
  const stage = await openStage();
  await reportOf(stage, 'ก', 'DEMO-0001');
  const { page } = await officer(stage, 'DEMO-PROVINCE');
  await page.getByRole('link', { name: /^รพ.สต.บ้านตัวอย่าง อำเภอตัวอย่าง$/ }).click();
  await openQueue(page);
  await page.locator('.queue a.body').first().click();
  await page.locator('.figures').first().waitFor();
  expect(await page.locator('.actbar').count()).toBe(0);
});

test('a volunteer is told kindly that it is for staff', async () => {
  const stage = await openStage();
  const { page } = await officer(stage, 'DEMO-0001');
  await page.getByText('หน้านี้สำหรับเจ้าหน้าที่').waitFor();
});
