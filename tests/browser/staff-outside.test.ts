import { expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { OUTSIDE } from './support/line.ts';
import { openQueue, reportOf, stateOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

test('in another browser a sign-in too old is made anew by LINE Login, which comes back to the list', async () => {
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
  } finally {
    await browser.close();
  }
});
