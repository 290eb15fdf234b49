import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { beginReport } from './support/begin-report.ts';

/** A picture of one point, as a camera's file. */
const PICTURE = {
  name: 'photo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('a photo allowed and chosen without signal follows the report, after her word', async () => {
  const { stage, phone, report } = await beginReport(browser);
  const { page } = phone;
  await report.review();
  const loaded = page.waitForResponse(/assets\/shrink-/);
  await page.getByRole('button', { name: /^แนบรูปหรือสถานที่/ }).click();
  await loaded;
  const photos = page.getByLabel('แนบรูปกับรายงาน');
  await photos.waitFor();
  expect(await photos.isChecked()).toBe(false);
  await phone.airplane(true);
  await photos.check();
  await page.locator('input[type=file]').setInputFiles(PICTURE);
  await page.getByText('เก็บไว้แล้ว').first().waitFor();
  await report.send();
  await report.title('เก็บไว้แล้ว รอส่ง');
  const count = (table: string) => stage.bot.store.prepare(`select count(*) as n from ${table}`).get();
  expect([count('consent'), count('report_attachment')]).toEqual([{ n: 0 }, { n: 0 }]);
  await phone.airplane(false);
  await report.receipt();
  await expect.poll(() => count('report_attachment')).toEqual({ n: 1 });
  expect(stage.bot.store.prepare('select purpose, given from consent').all()).toEqual([{ purpose: 'photo', given: 1 }]);
});
