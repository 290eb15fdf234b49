import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { buildUnitMonths } from '../../bot/jobs/build-unit-months.ts';
import { launchBrowser } from '../support/browser.ts';
import { IN_LINE } from './support/line.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { reportOf } from './support/staff.ts';
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
  'a province sees its figures down to the villages: $colorScheme, $width px, $size text',
  async (look) => {
    const { colorScheme, width, size } = look;
    const stage = await openStage();
    await reportOf(stage, 'ก', 'DEMO-0001');
    const db = openSqlite(stage.bot.file);
    for (const which of ['moved', 'without'] as const) await buildUnitMonths({ db, clock: stage.bot.clock }, which, {});
    await db.close();
    const user = await stage.volunteer('ผ', 'DEMO-PROVINCE');
    const kind = { ...IN_LINE, colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' } as const;
    const phone = await stage.phone(browser, { kind });
    await phone.context.addInitScript((chosen) => localStorage.setItem('size', chosen), size);
    const page = await openPage(stage, phone, user, '/staff');
    await page.getByRole('link', { name: /^ภาพรวม/ }).click();
    await page.getByRole('heading', { name: 'แยกตามพื้นที่' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'อำเภอตัวอย่าง', exact: true }).click();
    await page.getByRole('link', { name: 'รพ.สต.บ้านตัวอย่าง', exact: true }).click();
    await page.getByText('บ้านตัวอย่าง หมู่ 1').waitFor();
    await page.getByText('รับรอง 0 จาก 42 คน').waitFor();
    await page.getByText('ผลงานรวม 31 รายการ').click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'ดาวน์โหลดตาราง' }).click();
    await page.getByRole('button', { name: 'เปิดไฟล์ในเบราว์เซอร์' }).waitFor();
  },
  60_000,
);
