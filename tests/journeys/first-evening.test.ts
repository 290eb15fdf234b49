import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, scratchFolder, startServer } from '../support/server.ts';

const folder = scratchFolder();
const env = { DATABASE_URL: `file:${folder.path}/vhv.sqlite`, CLOCK: '2026-10-20T12:00:00Z' };
let server: RunningServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(env);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(server.phone ?? '');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

/** Bubbles of the account, newest last. */
const said = (text: string) => page.getByText(text, { exact: false }).last();
/** As on LINE, an open menu hides the keyboard. */
async function type(text: string): Promise<void> {
  const keyboard = page.getByRole('button', { name: 'เปิดแป้นพิมพ์' });
  await keyboard.or(page.getByRole('textbox')).first().waitFor();
  if (await keyboard.isVisible()) await keyboard.click();
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
}
async function tap(label: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).last().click();
}

test('a stranger adds the account, registers, reports in three taps, and sees receipt and points', async () => {
  await tap('เพิ่มเพื่อน');
  await said('พี่น้อง อสม.').waitFor();
  await type('ลงทะเบียน DEMO-0001');
  await said('ใช่ชื่อของท่านไหมคะ').waitFor();
  await tap('ใช่ ฉันเอง');
  await said('ลงทะเบียนแล้ว').waitFor();

  await tap('ส่งรายงาน');
  await said('รายงาน ตุลาคม 2569').waitFor();
  await tap('เหมือนเดือนก่อน');
  await said('ส่งเลยไหมคะ').waitFor();
  await tap('ยืนยันส่ง');
  await said('ยังไม่ใช่การยืนยันการจ่ายเงิน').waitFor();

  await type('แต้ม');
  await said('สมุดแต้ม').waitFor();
  await said('รอเจ้าหน้าที่ตรวจ').waitFor();
});

test('the menu of volunteers is on her phone, and a tap on it says its word', async () => {
  const books = page.getByText('สมุดแต้ม');
  const before = await books.count();
  await page.getByRole('button', { name: 'กลับไปเมนู' }).click();
  await tap('แต้มของฉัน');
  await expect.poll(() => books.count()).toBeGreaterThan(before);
});

test('after a restart she is still known, and her report is on file once', async () => {
  const receipt = /\d{4}-?\d{4}-?\d{4}/.exec((await page.locator('body').textContent()) ?? '')?.[0] ?? 'no receipt';
  expect(await server.stop()).toBe(0);
  server = await startServer(env);
  await page.goto(server.phone ?? '');
  await tap('เพิ่มเพื่อน');
  await type('รายงานของฉัน');
  await said('ตุลาคม 2569').waitFor();
  expect(await page.getByText(receipt).count()).toBe(1);
});
