import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchFolder } from '../support/server.ts';
import { type DemoPhone, openDemoPhone } from './support/demo-phone.ts';

const folder = scratchFolder();
const FIRST = 'หญิงตั้งครรภ์รายใหม่';
let phone: DemoPhone;

beforeAll(async () => {
  phone = await openDemoPhone({ DATABASE_URL: `file:${folder.path}/vhv.sqlite`, CLOCK: '2026-10-20T12:00:00Z' });
});
afterAll(async () => {
  await phone?.close();
  folder.remove();
});

const sheet = () => phone.page.getByRole('dialog');
const form = (): FrameLocator => sheet().frameLocator('iframe');
const inForm = (name: string | RegExp) => form().getByRole('button', { name }).first();
const box = () => form().getByRole('textbox', { name: FIRST, exact: true });
const openForm = () => phone.page.getByRole('link', { name: 'กรอกแบบละเอียด' }).last().click();
const flip = () => sheet().getByRole('button', { name: 'โหมดเครื่องบิน' }).click();
async function closeForm(): Promise<void> {
  await sheet().getByRole('button', { name: 'ปิด' }).click();
  await sheet().waitFor({ state: 'detached' });
}

test('she types in airplane mode, closes, reopens, lands, and holds a receipt that chat shows too', async () => {
  await phone.tap('เพิ่มเพื่อน');
  await phone.type('ลงทะเบียน DEMO-0031');
  await phone.said('ใช่ชื่อของท่านไหมคะ').waitFor();
  await phone.tap('ใช่ ฉันเอง');
  await phone.said('ลงทะเบียนแล้ว').waitFor();
  await phone.tap('ส่งรายงาน');
  await phone.said('รายงาน ตุลาคม 2569').waitFor();

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
  await phone.type('รายงานของฉัน');
  await phone.page
    .getByText(new RegExp(digits.match(/.{4}/g)?.join('-?') ?? digits))
    .last()
    .waitFor();
});
