import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { IN_LINE } from './support/line.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { openQueue, reportOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test.each([
  { colorScheme: 'light', width: 390, size: 'normal' },
  { colorScheme: 'dark', width: 320, size: 'largest' },
  { colorScheme: 'light', width: 1280, size: 'normal' },
] as const)(
  'axe, targets and width: $colorScheme, $width px, $size text',
  async ({ colorScheme, width, size }) => {
    const stage = await openStage();
    await reportOf(stage, 'ก', 'DEMO-0001');
    await reportOf(stage, 'ข', 'DEMO-0002', 'ส่งรายงาน ผู้สูงอายุ 400 ลูกน้ำ 90 หลัง');
    const user = await stage.volunteer('จ', 'DEMO-STAFF-1');
    const kind = { ...IN_LINE, colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' } as const;
    const phone = await stage.phone(browser, { kind });
    await phone.context.addInitScript((chosen) => localStorage.setItem('size', chosen), size);
    const page = await openPage(stage, phone, user, '/staff');
    const look = async (what: string) => expect(await faultsOf(page), what).toEqual([]);
    await page.locator('.sum').waitFor();
    await look('first page');
    await openQueue(page);
    await page.locator('.actbar').waitFor();
    await look('list');
    await page.locator('.actbar .btn').last().click();
    await look('confirmation');
    await page.getByRole('button', { name: 'กลับไปตรวจ' }).click();
    await page.locator('a.body').first().click();
    await page.getByText('เยี่ยมผู้สูงอายุ').first().waitFor();
    await look('report');
    await page.getByRole('button', { name: 'ส่งกลับ' }).click();
    await page.locator('form summary').first().click();
    await look('return');
    await page.getByRole('button', { name: 'กลับ', exact: true }).click();
    await page.getByRole('link', { name: 'ดูบันทึกการใช้งาน' }).click();
    await page.locator('.events').waitFor();
    await look('trail');
  },
  60_000,
);
