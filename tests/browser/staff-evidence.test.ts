import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { openQueue, reportOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

test('one officer prepares the evidence, another approves it, and its files come outside of LINE', async () => {
  const stage = await openStage();
  await reportOf(stage, 'ก', 'DEMO-0001');
  const open = async (code: string) => {
    const user = await stage.volunteer(code, code);
    const phone = await stage.phone(browser);
    return openPage(stage, phone, user, '/staff');
  };
  const first = await open('DEMO-STAFF-1');
  await openQueue(first);
  await first.getByRole('button', { name: 'รับรองทั้งหมด 1 ฉบับ' }).click();
  await first.getByRole('button', { name: 'รับรอง', exact: true }).click();
  await first.getByText('รับรองแล้ว 1 ฉบับ').waitFor();
  await first.getByRole('link', { name: 'งานเดือนนี้' }).click();
  await first.getByRole('link', { name: 'หลักฐานประจำเดือน' }).click();
  await first.getByText('ยังไม่มีหลักฐานของหน่วยงานนี้').waitFor();
  expect(await faultsOf(first)).toEqual([]);
  await first.getByRole('button', { name: 'จัดทำหลักฐาน พฤศจิกายน 2569' }).click();
  await first.getByText('ท่านเป็นผู้จัดทำ ให้เจ้าหน้าที่อีกคนอนุมัติ').waitFor();
  await first.getByText('มีสิทธิและรับรองแล้ว 1 จาก 42 คน').waitFor();
  expect(await first.getByRole('button', { name: 'อนุมัติหลักฐานนี้' }).count()).toBe(0);

  const second = await open('DEMO-STAFF-2');
  await second.getByRole('link', { name: 'หลักฐานประจำเดือน' }).click();
  await second.getByRole('link', { name: /พฤศจิกายน 2569 ชุดที่ 1/ }).click();
  await second.getByText('ยังไม่ส่งรายงาน 41 คน').click();
  expect(await faultsOf(second)).toEqual([]);
  await second.getByRole('button', { name: 'อนุมัติหลักฐานนี้' }).click();
  await second.getByText('อนุมัติแล้ว', { exact: true }).waitFor();
  await second.getByRole('button', { name: 'เตรียมไฟล์ให้ดาวน์โหลด' }).click();
  await second.getByRole('button', { name: 'เอกสารสำหรับพิมพ์และลงนาม report.pdf' }).waitFor();
  await second.getByRole('button', { name: 'ตรวจว่าไฟล์ไม่ถูกแก้ไข' }).waitFor();
  expect(await faultsOf(second)).toEqual([]);
});
