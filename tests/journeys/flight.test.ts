import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type RunningServer, scratchFolder, startServer } from '../support/server.ts';

const folder = scratchFolder();
const env = { DATABASE_URL: `file:${folder.path}/vhv.sqlite`, CLOCK: '2026-10-20T12:00:00Z' };
const FIRST = 'หญิงตั้งครรภ์รายใหม่';
let server: RunningServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer(env);
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.setDefaultTimeout(10_000);
  await page.goto(server.phone ?? '');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  folder.remove();
});

const said = (text: string) => page.getByText(text, { exact: false }).last();
const tap = (label: string) => page.getByRole('button', { name: label, exact: true }).last().click();
/** As on LINE, an open menu hides the keyboard. */
async function type(text: string): Promise<void> {
  const keyboard = page.getByRole('button', { name: 'เปิดแป้นพิมพ์' });
  await keyboard.or(page.getByRole('textbox')).first().waitFor();
  if (await keyboard.isVisible()) await keyboard.click();
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
}

const sheet = () => page.getByRole('dialog');
const form = (): FrameLocator => sheet().frameLocator('iframe');
const inForm = (name: string | RegExp) => form().getByRole('button', { name }).first();
const box = () => form().getByRole('textbox', { name: FIRST, exact: true });
const openForm = () => page.getByRole('link', { name: 'กรอกแบบละเอียด' }).last().click();
const flip = () => sheet().getByRole('button', { name: 'โหมดเครื่องบิน' }).click();
async function closeForm(): Promise<void> {
  await sheet().getByRole('button', { name: 'ปิด' }).click();
  await sheet().waitFor({ state: 'detached' });
}

test('she types in airplane mode, closes, reopens, lands, and holds a receipt that chat shows too', async () => {
  await tap('เพิ่มเพื่อน');
  await type('ลงทะเบียน DEMO-0031');
  await said('ใช่ชื่อของท่านไหมคะ').waitFor();
  await tap('ใช่ ฉันเอง');
  await said('ลงทะเบียนแล้ว').waitFor();
  await tap('ส่งรายงาน');
  await said('รายงาน ตุลาคม 2569').waitFor();

  await openForm();
  await box().waitFor();
  await form().getByText('บ้านตัวอย่าง').or(form().getByText('ตุลาคม 2569')).first().waitFor();
  await flip();
  await form().getByText('ไม่มีสัญญาณ กรอกต่อได้เลย').waitFor();
  await box().fill('4');
  await form().getByText('บันทึกแล้ว').waitFor();
  await closeForm();

  await openForm();
  await expect.poll(() => box().inputValue()).toBe('4');
  await inForm(/^ดูทั้ง/).click();
  await inForm('ตรวจก่อนส่ง').click();
  await inForm('ที่เหลือเป็น 0').click();
  await inForm('ส่งรายงาน').click();
  await form().getByRole('heading', { name: 'เก็บไว้แล้ว รอส่ง' }).waitFor();

  await flip();
  await form().getByRole('heading', { name: 'ส่งรายงานแล้ว' }).waitFor();
  const digits = ((await form().locator('.number').textContent()) ?? '').replace(/\D/g, '');
  expect(digits).toMatch(/^\d{12}$/);
  await closeForm();
  await type('รายงานของฉัน');
  await page
    .getByText(new RegExp(digits.match(/.{4}/g)?.join('-?') ?? digits))
    .last()
    .waitFor();
});
