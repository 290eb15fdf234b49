import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { openQueue, stateOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('an officer files for who has no phone; it says so, and another certifies it', async () => {
  const stage = await openStage();
  const open = async (code: string) => {
    const user = await stage.volunteer(code, code);
    const phone = await stage.phone(browser);
    return { phone, page: await openPage(stage, phone, user, '/staff') };
  };
  const { phone, page } = await open('DEMO-STAFF-1');
  await page.getByRole('link', { name: 'ส่งรายงานแทน อสม.' }).click();
  await page.getByRole('link', { name: /ตัวอย่าง สี่สิบเอ็ด/ }).click();
  await page.getByRole('button', { name: 'ตรวจก่อนส่ง' }).click();
  await page.getByText('ใส่ตัวเลขอย่างน้อย 1 ข้อ').waitFor();
  await page.getByLabel(/^เยี่ยมผู้สูงอายุ/).fill('๑๒');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'ตรวจก่อนส่ง' }).click();
  await page.getByText('อีก 30 ข้อไม่ได้กรอก').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // Without signal nothing is sent, nothing is lost, and the next tap sends it once.
  await phone.airplane(true);
  await page.getByRole('button', { name: 'ส่งรายงานแทน' }).click();
  await page.getByText('ไม่มีสัญญาณ ยังไม่ได้บันทึก').waitFor();
  await phone.airplane(false);
  await page.getByRole('button', { name: 'ส่งรายงานแทน' }).click();
  await page.getByText('ส่งแทนแล้ว').waitFor();
  expect(stateOf(stage, '0041')).toBe('submitted');
  await page.getByRole('link', { name: 'ดูรายการรายงาน' }).click();
  await page.getByText('ส่งแทนโดย เจ้าหน้าที่ หนึ่ง').waitFor();
  await page.getByText('ท่านส่งแทนไว้ ให้ผู้อื่นรับรอง').waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);

  const { page: second } = await open('DEMO-STAFF-2');
  await openQueue(second);
  await second.locator('.queue a.body').first().click();
  await second.getByRole('button', { name: 'รับรอง', exact: true }).click();
  await second.getByText('รับรองรายงานของ ตัวอย่าง สี่สิบเอ็ด แล้ว').waitFor();
  expect(stateOf(stage, '0041')).toBe('certified');

  // Nobody is asked to certify it any more.
  await page.reload();
  await page.getByRole('button', { name: /^รับรองแล้ว/ }).click();
  await page.getByText('รับรองโดย เจ้าหน้าที่ สอง').waitFor();
  expect(await page.getByText('ท่านส่งแทนไว้').count()).toBe(0);
}, 60_000);

test('a district, which may not file for anybody, is not led there', async () => {
  const stage = await openStage();
  const user = await stage.volunteer('อ', 'DEMO-DISTRICT');
  const page = await openPage(stage, await stage.phone(browser), user, '/staff');
  await page.getByRole('link', { name: 'หลักฐานประจำเดือน' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('link', { name: 'ส่งรายงานแทน อสม.' }).count()).toBe(0);
}, 60_000);
