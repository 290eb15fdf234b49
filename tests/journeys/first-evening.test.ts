import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchFolder } from '../support/server.ts';
import { type DemoPhone, openDemoPhone } from './support/demo-phone.ts';

const folder = scratchFolder();
let phone: DemoPhone;

beforeAll(async () => {
  phone = await openDemoPhone({ DATABASE_URL: `file:${folder.path}/vhv.sqlite`, CLOCK: '2026-10-20T12:00:00Z' });
});
afterAll(async () => {
  await phone?.close();
  folder.remove();
});

test('a stranger adds the account, registers, reports in three taps, and sees receipt and points', async () => {
  await phone.tap('เพิ่มเพื่อน');
  await phone.said('พี่น้อง อสม.').waitFor();
  await phone.type('ลงทะเบียน DEMO-0001');
  await phone.said('ใช่ชื่อของท่านไหมคะ').waitFor();
  await phone.tap('ใช่ ฉันเอง');
  await phone.said('ลงทะเบียนแล้ว').waitFor();

  await phone.tap('ส่งรายงาน');
  await phone.said('รายงาน ตุลาคม 2569').waitFor();
  await phone.tap('เหมือนเดือนก่อน');
  await phone.said('ส่งเลยไหมคะ').waitFor();
  await phone.tap('ยืนยันส่ง');
  await phone.said('ยังไม่ใช่การยืนยันการจ่ายเงิน').waitFor();

  await phone.type('แต้ม');
  await phone.said('สมุดแต้ม').waitFor();
  await phone.said('รอเจ้าหน้าที่ตรวจ').waitFor();
});

test('the menu of volunteers is on her phone, and a tap on it says its word', async () => {
  const books = phone.page.getByText('สมุดแต้ม');
  const before = await books.count();
  await phone.page.getByRole('button', { name: 'กลับไปเมนู' }).click();
  await phone.tap('แต้มของฉัน');
  await expect.poll(() => books.count()).toBeGreaterThan(before);
});

test('after a restart she is still known, and her report is on file once', async () => {
  const receipt =
    /\d{4}-?\d{4}-?\d{4}/.exec((await phone.page.locator('body').textContent()) ?? '')?.[0] ?? 'no receipt';
  expect(await phone.restart()).toBe(0);
  await phone.tap('เพิ่มเพื่อน');
  await phone.type('รายงานของฉัน');
  await phone.said('ตุลาคม 2569').waitFor();
  expect(await phone.page.getByText(receipt).count()).toBe(1);
});
