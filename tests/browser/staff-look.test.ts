import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf } from './support/pages.ts';
import { LOOKS, openLook, openQueue, reportOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each(LOOKS)('axe, targets and width: $colorScheme, $width px, $size text', async (look) => {
  const stage = await openStage();
  await reportOf(stage, 'ก', 'DEMO-0001');
  await reportOf(stage, 'ข', 'DEMO-0002', 'ส่งรายงาน ผู้สูงอายุ 400 ลูกน้ำ 90 หลัง');
  const page = await openLook(stage, browser, 'DEMO-STAFF-1', look);
  const clean = async (what: string) => expect(await faultsOf(page), what).toEqual([]);
  await page.locator('.sum').waitFor();
  await clean('first page');
  await openQueue(page);
  await page.locator('.actbar').waitFor();
  await clean('list');
  await page.locator('.actbar .btn').last().click();
  await clean('confirmation');
  await page.getByRole('button', { name: 'กลับไปตรวจ' }).click();
  await page.locator('a.body').first().click();
  await page.getByText('เยี่ยมผู้สูงอายุ').first().waitFor();
  await clean('report');
  await page.getByRole('button', { name: 'ส่งกลับ' }).click();
  await page.locator('form summary').first().click();
  await clean('return');
  const inset = (label: Element) => Number.parseFloat(getComputedStyle(label).paddingLeft);
  expect(await page.locator('form .choice').first().evaluate(inset), 'off its frame').toBeGreaterThan(8);
  await page.getByRole('button', { name: 'กลับ', exact: true }).click();
  await page.getByRole('link', { name: 'ดูบันทึกการใช้งาน' }).click();
  await page.locator('.events').waitFor();
  await clean('trail');
});
