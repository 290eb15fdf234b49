import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ExportsAnswer } from '../../shared/api/exports.ts';
import { launchBrowser } from '../support/browser.ts';
import { OUTSIDE } from './support/line.ts';
import { openQueue, reportOf, stateOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

test('in another browser a sign-in too old is made anew by LINE Login, which comes back to the list; and files are saved there', async () => {
  const browser = await launchBrowser();
  try {
    const stage = await openStage();
    await reportOf(stage, 'ก', 'DEMO-0001');
    const user = await stage.volunteer('จ', 'DEMO-STAFF-1');
    const { page, line } = await stage.phone(browser, { kind: OUTSIDE });
    line.visitor = user.userId;
    await page.goto(`${stage.origin}/liff/staff`);
    const signIn = page.getByRole('button', { name: 'เข้าสู่ระบบด้วยไลน์' });
    const allow = page.getByRole('link', { name: 'อนุญาต' });
    await signIn.click();
    await allow.click();
    await openQueue(page);
    stage.bot.clock.advance(11 * 60_000);
    const certify = async () => {
      await page.getByRole('button', { name: 'รับรองทั้งหมด 1 ฉบับ' }).click();
      await page.getByRole('button', { name: 'รับรอง', exact: true }).click();
    };
    await certify();
    await signIn.click();
    await allow.click();
    await page.waitForURL(/\/staff\/demo-unit\/2026-11\/reports/);
    await certify();
    await page.getByText('รับรองแล้ว 1 ฉบับ').waitFor();
    expect(stateOf(stage, '0001')).toBe('certified');

    // Its downloads arrive, unlike LINE's: one that broke off is made whole.
    await page.goto(`${stage.origin}/liff/staff/areas/demo-unit/2026-10/export`);
    const opened = page.waitForResponse((response) => response.url().endsWith('/api/exports'));
    await page.getByRole('button', { name: 'ขอไฟล์' }).click();
    const { csv } = (await (await opened).json()) as ExportsAnswer;
    const whole = await (await fetch(`${stage.origin}${csv}`)).bytes();
    await page.getByText('ดาวน์โหลดขาดกลางทาง').click();
    const cut = {
      name: 'reports-2026-10-2026-10.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(whole.slice(0, 5000)),
    };
    await page.getByLabel('เลือกไฟล์ที่ขาด').setInputFiles(cut);
    await page.getByText('ครบแล้ว 30 แถว').waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'บันทึกไฟล์ที่ครบ' }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(cut.name);
    expect(readFileSync(await saved.path())).toEqual(Buffer.from(whole));
  } finally {
    await browser.close();
  }
});
