import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { LOOKS, openLook, openQueue, reportOf, stateOf } from './support/staff.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Keys of what this phone holds of other people's numbers. */
const filingsOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('vhv');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction('drafts').objectStore('drafts').getAllKeys();
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result.map(String).filter((key) => key.includes('/for/')));
          };
        };
      }),
  );

/** As many volunteers of the unit as the list's first page holds, before all others. */
const CROWD = `
  create temp table crowd as
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 200) select 'a-' || i as id from n;
  insert into person (id, given_name, family_name) select id, 'ก', id from crowd;
  insert into assignment (person_id, role, area_id, from_month) select id, 'volunteer', 'demo-unit', '2026-01' from crowd;`;

test('an officer files for who has no phone; it says so, and another certifies it', async () => {
  const stage = await openStage();
  const open = async (code: string) => {
    const user = await stage.volunteer(code, code);
    const phone = await stage.phone(browser);
    return { phone, page: await openPage(stage, phone, user, '/staff') };
  };
  // So many that he stands on the list's second page.
  stage.bot.store.exec(CROWD);
  const { phone, page } = await open('DEMO-STAFF-1');
  await page.getByRole('link', { name: 'ส่งรายงานแทน อสม.' }).click();
  await page.getByRole('button', { name: 'ดูเพิ่ม' }).click();
  await page.getByRole('link', { name: /ตัวอย่าง สี่สิบเอ็ด/ }).click();
  await page.getByRole('button', { name: 'ตรวจก่อนส่ง' }).click();
  await page.getByText('ใส่ตัวเลขอย่างน้อย 1 ข้อ').waitFor();
  await page.getByLabel(/^เยี่ยมผู้สูงอายุ/).fill('๑๒');
  expect(await faultsOf(page)).toEqual([]);
  // A page that is closed in the middle loses nothing.
  await page.getByText('เก็บไว้ในเครื่องนี้แล้ว').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'ดูเพิ่ม' }).click();
  await page.getByRole('link', { name: /ตัวอย่าง สี่สิบเอ็ด.*กรอกค้างไว้/ }).click();
  await page.reload();
  await expect.poll(() => page.getByLabel(/^เยี่ยมผู้สูงอายุ/).inputValue()).toBe('12');
  await page.getByRole('button', { name: 'ตรวจก่อนส่ง' }).click();
  await page.getByText('อีก 30 ข้อไม่ได้กรอก').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  // Without signal nothing is sent, nothing is lost, and the next tap sends it once.
  await phone.airplane(true);
  await page.getByRole('button', { name: 'ส่งรายงานแทน' }).click();
  await page.getByText('ไม่มีสัญญาณ ยังไม่ได้ส่ง ตัวเลขเก็บไว้ในเครื่องนี้').waitFor();
  await phone.airplane(false);
  await page.getByRole('button', { name: 'ส่งรายงานแทน' }).click();
  await page.getByText('ส่งแทนแล้ว').waitFor();
  expect(stateOf(stage, '0041')).toBe('submitted');
  // Its receipt stays when the signal comes and goes: no list is asked for behind it.
  await phone.airplane(true);
  await phone.airplane(false);
  await page.getByRole('link', { name: 'ดูรายการรายงาน' }).click();
  await page.getByText('ส่งแทนโดย เจ้าหน้าที่ หนึ่ง').waitFor();
  await page.getByText('ท่านส่งแทนไว้ ให้ผู้อื่นรับรอง').waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  expect(await filingsOn(page)).toEqual([]);

  // What was typed wrongly from the paper is typed anew, over what stands there.
  await page.locator('.queue a.body').first().click();
  await page.getByRole('link', { name: 'แก้ตัวเลขที่ส่งแทน' }).click();
  await expect.poll(() => page.getByLabel(/^เยี่ยมผู้สูงอายุ/).inputValue()).toBe('12');
  await page.getByLabel(/^เยี่ยมผู้สูงอายุ/).fill('13');
  await page.getByRole('button', { name: 'ตรวจก่อนส่ง' }).click();
  await page.getByRole('button', { name: 'ส่งรายงานแทน' }).click();
  await page.getByText('ส่งแทนแล้ว').waitFor();
  await page.getByRole('link', { name: 'ดูรายการรายงาน' }).click();

  const { page: second } = await open('DEMO-STAFF-2');
  await openQueue(second);
  await second.locator('.queue a.body').first().click();
  await second.getByRole('button', { name: 'รับรอง', exact: true }).click();
  await second.getByText('รับรองรายงานของ ตัวอย่าง สี่สิบเอ็ด แล้ว').waitFor();
  expect(stateOf(stage, '0041')).toBe('certified');

  // Nobody is asked to certify it any more.
  await page.reload();
  await page.getByRole('button', { name: /^รับรองแล้ว/ }).click();
  await page.getByText('รับรองโดย เจ้าหน้าที่ สอง').waitFor();
  expect(await page.getByText('ท่านส่งแทนไว้').count()).toBe(0);
});

test('a district, which may not file for anybody, is not led there, but to its own figures', async () => {
  const stage = await openStage();
  const user = await stage.volunteer('อ', 'DEMO-DISTRICT');
  const page = await openPage(stage, await stage.phone(browser), user, '/staff');
  await page.getByRole('link', { name: 'หลักฐานประจำเดือน' }).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('link', { name: 'ส่งรายงานแทน อสม.' }).count()).toBe(0);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/district-home.png`, fullPage: true });
  // Her one unit is where she begins; her district has figures of its own.
  await page.getByRole('link', { name: 'ภาพรวม อำเภอตัวอย่าง' }).click();
  await page.getByRole('heading', { name: 'อำเภอตัวอย่าง', level: 1 }).waitFor();
});

test('a head volunteer files for her own village, and what she typed goes when she signs out', async () => {
  const stage = await openStage();
  const head = await stage.volunteer('ป', 'DEMO-0001');
  const page = await openPage(stage, await stage.phone(browser), head);
  await page.getByRole('link', { name: 'ส่งรายงานแทน อสม.' }).click();
  await page.getByRole('link', { name: /ตัวอย่าง ห้า/ }).click();
  // Her duty ends: it goes with the next page that knows of it, the form's own and her first one.
  const form = page.url();
  for (const next of [form, `${stage.origin}/liff`]) {
    await page.getByLabel(/^เยี่ยมผู้สูงอายุ/).fill('3');
    await page.getByText('เก็บไว้ในเครื่องนี้แล้ว').waitFor();
    stage.bot.store.exec("update assignment set to_month = '2026-10' where role = 'head-volunteer'");
    await page.goto(next);
    await expect.poll(() => filingsOn(page)).toEqual([]);
    stage.bot.store.exec("update assignment set to_month = null where role = 'head-volunteer'");
    await page.goto(form);
  }
  // While the page does not know yet that the duty is hers again, officers' ways stand there.
  await page.getByRole('link', { name: 'ตรวจรายงาน' }).waitFor({ state: 'detached' });
  await page.getByLabel(/^เยี่ยมผู้สูงอายุ/).fill('4');
  await page.getByText('เก็บไว้ในเครื่องนี้แล้ว').waitFor();
  expect(await filingsOn(page)).toEqual([expect.stringContaining('/for/demo-unit/2026-11/demo-volunteer-0005')]);
  await page.getByRole('link', { name: 'ข้อมูลฉัน' }).click();
  await page.getByRole('button', { name: 'ออกจากทุกเครื่อง' }).click();
  await expect.poll(() => filingsOn(page)).toEqual([]);
});

test('a head volunteer corrects what came back of what she filed', async () => {
  const stage = await openStage();
  await reportOf(stage, 'ค', 'DEMO-0005');
  const filed = "report_id in (select id from report where person_id = 'demo-volunteer-0005' and month = '2026-11')";
  stage.bot.store.exec(`
    update report_version set filed_by = 'demo-volunteer-0001', channel = 'staff' where ${filed};
    update report set state = 'returned', return_reason = 'จำนวนสูงกว่าปกติ', return_item = 'promote_health.7'
      where person_id = 'demo-volunteer-0005' and month = '2026-11';`);
  const page = await openLook(stage, browser, 'DEMO-0001', LOOKS[1]);
  const shot = async (name: string) =>
    process.env.SHOTS && (await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }));
  await page.getByText('หน้านี้สำหรับเจ้าหน้าที่').waitFor();
  await page.goto(`${stage.origin}/liff`);
  const way = page.getByRole('link', { name: /ส่งรายงานแทน อสม\.\s*ให้แก้ 1 ฉบับ/ });
  await way.waitFor();
  await shot('returned-home');
  await way.click();
  await page.getByRole('heading', { name: 'ส่งแทนแล้ว ถูกส่งกลับให้แก้' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await shot('returned-list');
  await page.getByRole('link', { name: /ตัวอย่าง ห้า จำนวนสูงกว่าปกติ/ }).click();
  await page.getByText('ส่งกลับให้แก้: จำนวนสูงกว่าปกติ').waitFor();
  await page.getByText('ข้อ เยี่ยมผู้สูงอายุ').waitFor();
  await expect.poll(() => page.getByLabel(/^เยี่ยมผู้สูงอายุ/).inputValue()).toBe('4');
  expect(await faultsOf(page)).toEqual([]);
  await shot('returned-form');
  await page.getByLabel(/^เยี่ยมผู้สูงอายุ/).fill('2');
  await page.getByRole('button', { name: 'ตรวจก่อนส่ง' }).click();
  // Sent without a signal it waits, and goes with one tap when she comes back with one.
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'ส่งรายงานแทน' }).click();
  await page.getByText('ไม่มีสัญญาณ ยังไม่ได้ส่ง').waitFor();
  await page.context().setOffline(false);
  await page.getByText('มีสัญญาณแล้ว ยังไม่ได้ส่ง').waitFor();
  await page.goto(`${stage.origin}/liff/staff/demo-unit/2026-11/file`);
  const send = page.getByRole('button', { name: 'ส่งตอนนี้ 1 ฉบับ' });
  await send.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await shot('unsent');
  expect(stateOf(stage, '0005')).toBe('returned');
  await send.click();
  await page
    .getByRole('status')
    .filter({ hasText: /ตัวอย่าง ห้า\s*เลขรับ \d+/ })
    .waitFor();
  expect(stateOf(stage, '0005')).toBe('submitted');
  await page.getByRole('heading', { name: 'ส่งแทนแล้ว ถูกส่งกลับให้แก้' }).waitFor({ state: 'detached' });
  await expect.poll(() => filingsOn(page)).toEqual([]);
});

test('she sees who filed for her, says in the mini-app that it is not right, and staff are led to it first', async () => {
  const stage = await openStage();
  const she = await reportOf(stage, 'ก', 'DEMO-0031');
  stage.bot.store.exec(
    "update report_version set filed_by = 'demo-staff-1', channel = 'staff' where report_id in (select id from report where person_id = 'demo-volunteer-0031')",
  );
  const page = await openPage(stage, await stage.phone(browser), she, '/my-reports');
  await page.getByText('ส่งแทนโดย เจ้าหน้าที่ หนึ่ง').waitFor();
  await page.getByRole('link', { name: 'ดูรายงาน' }).click();
  await page.getByRole('button', { name: 'ทักท้วง' }).click();
  await page.getByLabel('ข้อไหนไม่ตรง').fill('ผู้สูงอายุ 2 คน');
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'แจ้งว่าไม่ตรง' }).click();
  await page.getByText('ท่านทักท้วงไว้').waitFor();
  await page.getByText('ตัวเลขที่ส่งแทนไม่ตรง: ผู้สูงอายุ 2 คน').waitFor();
  expect(await page.getByText('เจ้าหน้าที่ขอให้แก้').count()).toBe(0);

  const staff = await stage.volunteer('จ', 'DEMO-STAFF-1');
  const office = await openPage(stage, await stage.phone(browser), staff, '/staff');
  await office.getByRole('link', { name: 'ดูที่ อสม. ทักท้วง 1 ฉบับ' }).click();
  await office.getByRole('button', { name: 'อสม. ทักท้วงรายงานที่ส่งแทน 1 ฉบับ ดูก่อน' }).click();
  await office.locator('.queue a.body').click();
  await office.getByRole('button', { name: 'รับไว้ตรวจตามเดิม' }).click();
  await office.getByLabel('ข้อความเพิ่มเติม').fill('ตรวจกับกระดาษแล้ว');
  await office.getByRole('button', { name: 'รับไว้ตรวจตามเดิม' }).click();
  await office.getByText('รับไว้ตรวจแล้ว').waitFor();
  expect(stateOf(stage, '0031')).toBe('submitted');
});

test('an officer lends her duty for a while: who holds it sees so, acts by it, and gives it back', async () => {
  const stage = await openStage();
  await reportOf(stage, 'ก', 'DEMO-0001');
  const giver = await openLook(stage, browser, 'DEMO-STAFF-1', LOOKS[0]);
  stage.bot.store.exec(
    "insert into assignment (person_id, role, area_id, from_month) values ('demo-staff-1', 'district', 'demo-district', '2026-01')",
  );
  await giver.getByRole('link', { name: 'มอบหน้าที่' }).click();
  await giver.getByText('ยังไม่มีการมอบหน้าที่').waitFor();
  expect(await faultsOf(giver)).toEqual([]);
  await giver.getByRole('button', { name: 'มอบหน้าที่ให้เจ้าหน้าที่อื่น' }).click();
  // Whoever stands in for one duty is not chosen for another area's.
  const duties = giver.getByRole('group', { name: 'หน้าที่ที่จะมอบ' });
  await duties.getByLabel(/รพ\.สต\./).check();
  await giver.getByText('เจ้าหน้าที่ สอง').click();
  await duties.getByLabel(/อำเภอตัวอย่าง/).check();
  await duties.getByLabel(/รพ\.สต\./).check();
  await giver.getByText('เจ้าหน้าที่ สอง').waitFor();
  await giver.getByRole('button', { name: 'มอบหน้าที่', exact: true }).click();
  await giver.getByText('กรุณาเลือกผู้รับหน้าที่').waitFor();
  await giver.getByLabel('ค้นชื่อหรือสกุลในพื้นที่').fill('อำเภอ');
  await giver.getByRole('button', { name: 'ค้นชื่อ' }).click();
  await giver.getByText(/^เจ้าหน้าที่ อำเภอ/).click();
  await giver.getByText('เลือกวันอื่น').click();
  await giver.getByRole('button', { name: 'เพิ่ม 7 วัน' }).click();
  expect(await faultsOf(giver)).toEqual([]);
  await giver.context().setOffline(true);
  await giver.getByRole('button', { name: 'มอบหน้าที่', exact: true }).click();
  await giver.getByText('ไม่มีสัญญาณ ยังไม่ได้บันทึก').waitFor();
  await giver.context().setOffline(false);
  await giver.getByRole('button', { name: 'มอบหน้าที่', exact: true }).click();
  await giver.getByText(/^มอบหน้าที่ให้ .* แล้ว$/).waitFor();
  expect(await faultsOf(giver)).toEqual([]);

  const standIn = await openLook(stage, browser, 'DEMO-DISTRICT', LOOKS[2]);
  await standIn.getByText(/ทำหน้าที่แทน เจ้าหน้าที่ หนึ่ง ถึง/).waitFor();
  expect(await faultsOf(standIn)).toEqual([]);
  await openQueue(standIn);
  await standIn.locator('.queue a.body').first().click();
  await standIn.getByRole('button', { name: 'รับรอง', exact: true }).click();
  await standIn.getByText('รับรองรายงานของ ตัวอย่าง หนึ่ง แล้ว').waitFor();

  await giver.getByRole('button', { name: 'รับหน้าที่คืน' }).click();
  await giver.getByRole('button', { name: 'รับคืน', exact: true }).click();
  await giver.getByText(/^รับหน้าที่คืนจาก .* แล้ว$/).waitFor();
  await giver.getByText('สิ้นสุดแล้ว 1 รายการ').click();
  expect(await faultsOf(giver)).toEqual([]);
  await standIn.goto(`${stage.origin}/liff/staff/lend`);
  await standIn.getByText('สิ้นสุดแล้ว 1 รายการ').waitFor();
});
