import type { Browser } from 'playwright-core';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../bot/db/sqlite.ts';
import { buildUnitMonths } from '../../bot/jobs/build-unit-months.ts';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf } from './support/pages.ts';
import { LOOKS, openLook, reportOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('a province sees its figures down to the villages, however it looks', async () => {
  const stage = await openStage();
  await reportOf(stage, 'ก', 'DEMO-0001');
  const db = openSqlite(stage.bot.file);
  for (const which of ['moved', 'without'] as const)
    await buildUnitMonths({ db, clock: stage.bot.clock, ids: { uuid } }, which, {});
  await db.close();
  for (const look of LOOKS) {
    const page = await openLook(stage, browser, 'DEMO-PROVINCE', look);
    await page.getByRole('link', { name: /^ภาพรวม/ }).click();
    await page.getByRole('heading', { name: 'แยกตามพื้นที่' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'เมนูเจ้าหน้าที่' }).waitFor();
    await page.getByRole('link', { name: 'อำเภอตัวอย่าง', exact: true }).click();
    // Whom to call, and what to look at.
    expect(await page.getByRole('link', { name: /^โทร .* รพ.สต.บ้านตัวอย่าง$/ }).getAttribute('href')).toBe(
      'tel:0000000000',
    );
    await page.getByRole('row').getByRole('link', { name: 'รพ.สต.บ้านตัวอย่าง', exact: true }).click();
    await page.getByText('บ้านตัวอย่าง หมู่ 1').waitFor();
    await page.getByText('ส่ง 1 จาก 42 คน').waitFor();
    await page.getByRole('img', { name: /^ร้อยละที่ส่งและรับรองของรพ.สต.บ้านตัวอย่าง/ }).waitFor();
    await page.getByText('ผลงานรวม 31 รายการ').click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: 'บ้านตัวอย่าง หมู่ 1' }).click();
    const crumbs = page.getByRole('navigation', { name: 'พื้นที่' });
    await crumbs.getByText('บ้านตัวอย่าง หมู่ 1').waitFor();
    await crumbs.getByRole('link', { name: 'รพ.สต.บ้านตัวอย่าง' }).click();
    await page.getByRole('button', { name: 'ดาวน์โหลดตาราง' }).click();
    await page.getByRole('heading', { name: 'เปิดตารางในเบราว์เซอร์' }).waitFor();
    await page.getByRole('link', { name: 'ส่งออกข้อมูล' }).click();
    await page.getByText('ประมาณ 1 แถว ขนาดราว 1 KB').waitFor();
    await page.getByRole('button', { name: /^ต\.ค\. 2569/ }).click();
    await page.getByText('ประมาณ 31 แถว ขนาดราว 15 KB').waitFor();
    await page.getByRole('button', { name: 'ขอไฟล์' }).click();
    await page.getByText('ดาวน์โหลดขาดกลางทาง').click();
    const other = { name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\r\n1,2\r\n') };
    await page.getByLabel('เลือกไฟล์ที่ขาด').setInputFiles(other);
    await page.getByRole('alert').filter({ hasText: 'ไฟล์นี้ไม่ใช่ส่วนต้นของไฟล์ที่ขอ' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/export-${look.width}-${look.colorScheme}.png`,
        fullPage: true,
      });
    await page.getByRole('radio', { name: /^XLSX/ }).check();
    if (look !== LOOKS.at(-1)) continue;
    stage.bot.store.exec("update assignment set from_month = '2025-01', to_month = '2026-01' where role = 'province'");
    await page.getByRole('button', { name: 'ขอไฟล์' }).click();
    await page.getByRole('alert').waitFor();
  }
});
