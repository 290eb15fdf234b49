import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDigit } from '../../shared/people/citizen-id.ts';
import { launchBrowser } from '../support/browser.ts';
import { openPage } from './support/pages.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function volunteer(path: string, code = 'DEMO-0001') {
  const stage = await openStage();
  const user = await stage.volunteer('สมหญิง', code);
  const phone = await stage.phone(browser);
  return { stage, user, phone, page: await openPage(stage, phone, user, path) };
}

describe('points', () => {
  test('the book shows the balance of the store, and each entry with what was there after it', async () => {
    const { stage, page } = await volunteer('/points');
    await page.getByRole('heading', { name: 'แต้มที่ใช้ได้' }).waitFor();
    const { balance } = stage.bot.store
      .prepare(`select balance from point_account a join person p on p.id = a.person_id where p.family_name = 'หนึ่ง'`)
      .get() as { balance: number };
    expect(await page.locator('.bal strong').textContent()).toBe(`${balance} แต้ม`);
    const sums = await page.locator('.led .sums').allTextContents();
    expect(sums[0]).toMatch(new RegExp(`^\\+\\d+คงเหลือ ${balance}$`));
    expect(sums.length).toBe(6);
  });

  test('without signal what was seen stays, and says from when it is', async () => {
    const { page, phone } = await volunteer('/points');
    await page.locator('.bal').waitFor();
    await page.getByRole('link', { name: 'ข้อมูลฉัน' }).click();
    await page.getByRole('heading', { name: 'ข้อมูลของฉัน' }).waitFor();
    await phone.airplane(true);
    await page.getByRole('link', { name: 'แต้ม', exact: true }).click();
    await page.getByText(/ไม่มีสัญญาณ ดูข้อมูลเดิมได้ค่ะ ข้อมูลเมื่อ 15 พ.ย. 2569/).waitFor();
    await page.locator('.bal').waitFor();
    await phone.airplane(false);
    await page.getByText('ไม่มีสัญญาณ ดูข้อมูลเดิม').waitFor({ state: 'detached' });
  });
});

describe('own reports', () => {
  test('the list leads to a receipt with its QR, and back goes back', async () => {
    const { stage, page } = await volunteer('/my-reports');
    await page.getByRole('link', { name: /ตุลาคม 2569/ }).click();
    const { number } = stage.bot.store
      .prepare(
        "select number from report r join person p on p.id = r.person_id where p.family_name = 'หนึ่ง' and month = '2026-10'",
      )
      .get() as { number: string };
    await page.getByText(number.replace(/(\d{4})(?=\d)/g, '$1-')).waitFor();
    await page.getByRole('button', { name: 'แสดงคิวอาร์' }).click();
    await page.getByRole('img', { name: `คิวอาร์ของเลขรับ ${number}` }).waitFor();
    await page.getByText('ยังไม่ใช่การยืนยันการจ่ายเงิน').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'ที่ส่งแล้ว' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/liff/my-reports');
    await expect.poll(() => page.title()).toBe('รายงานของฉัน');
  });

  test('what staff returned leads to that very item of the form', async () => {
    const { stage, user, page } = await volunteer('/my-reports');
    await user.says('ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง');
    await user.says('ยืนยันส่ง');
    await stage.bot.settle();
    stage.bot.store
      .prepare("update report set state = 'returned', return_reason = ?, return_item = ? where month = '2026-11'")
      .run('ลูกน้ำมากกว่าบ้านที่ดูแล', 'protect.1');
    await page.reload();
    await page.getByText('ส่งกลับให้แก้').waitFor();
    await page.goto(`${stage.origin}/liff/my-reports/2026-11`);
    await page.getByText('ลูกน้ำมากกว่าบ้านที่ดูแล').waitFor();
    const fix = page.getByRole('link', { name: /^แก้ข้อ/ });
    expect(await fix.getAttribute('href')).toBe('/liff/report?month=2026-11&item=protect.1');
  });

  test('a further version names what it changed', async () => {
    const { stage, user, page } = await volunteer('/points');
    // Whoever leaves before the sign-in is over signs in again.
    await page.locator('.bal').waitFor();
    for (const line of ['ส่งรายงาน ผู้สูงอายุ 4', 'ยืนยันส่ง', 'ส่งรายงาน ผู้สูงอายุ 5', 'ยืนยันส่ง']) {
      await user.says(line);
      await stage.bot.settle();
    }
    await page.goto(`${stage.origin}/liff/my-reports/2026-11`);
    await page.getByText('ที่เปลี่ยนจากฉบับที่ 1').waitFor();
    expect(await page.locator('.changes li').allTextContents()).toEqual([expect.stringMatching(/จาก 4 เป็น 5$/)]);
  });
});

describe('registration', () => {
  const FIRST12 = '999990000031';
  const CITIZEN = FIRST12 + checkDigit(FIRST12);

  async function stranger() {
    const stage = await openStage();
    const phone = await stage.phone(browser);
    const page = await openPage(stage, phone, stage.bot.sim.user('สมศรี'));
    await page.waitForURL(/\/liff\/register$/);
    return { stage, phone, page };
  }

  test('by citizen id: a slip costs no try, the number is kept nowhere, then she is in', async () => {
    const { stage, page } = await stranger();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/registration')) asked.push(request.url());
    });
    await page.getByRole('link', { name: /ไม่มีรหัส/ }).click();
    await page.getByLabel('เลขบัตรประชาชน 13 หลัก').fill(`${CITIZEN.slice(0, 12)}${(Number(CITIZEN[12]) + 1) % 10}`);
    await page.getByRole('button', { name: 'ตรวจชื่อ' }).click();
    await page.getByRole('link', { name: 'เลขบัตรยังไม่ตรง ลองดูทีละตัวค่ะ' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('citizen');
    expect(asked).toEqual([]);
    const thai = CITIZEN.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
    await page.getByLabel('เลขบัตรประชาชน 13 หลัก').fill(thai);
    await page.getByLabel('วันที่', { exact: true }).fill('๑');
    await page.getByLabel('มกราคม').check();
    await page.getByLabel('ปี พ.ศ.').fill('2514');
    await page.getByRole('button', { name: 'ตรวจชื่อ' }).click();
    await page.getByText('ยังไม่พบชื่อในทะเบียนค่ะ').waitFor();
    expect(await page.getByLabel('เลขบัตรประชาชน 13 หลัก').inputValue()).toBe(thai);
    await page.getByLabel('ปี พ.ศ.').fill('2513');
    await page.getByRole('button', { name: 'ตรวจชื่อ' }).click();
    await page.getByText('ตัวอย่าง ส', { exact: false }).waitFor();
    expect(await page.content()).not.toContain(CITIZEN);
    expect(asked.every((url) => !url.includes('?'))).toBe(true);
    expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
      CITIZEN,
    );
    await page.getByRole('button', { name: 'ใช่ ฉันเอง' }).click();
    await page.getByRole('heading', { name: 'ลงทะเบียนแล้ว' }).waitFor();
    await page.goto(`${stage.origin}/liff`);
    await page.getByRole('heading', { name: 'พฤศจิกายน 2569' }).waitFor();
  });

  test('“not me” registers nobody; a wrong code says what to do; back goes one step back', async () => {
    const { page } = await stranger();
    await page.getByRole('link', { name: /มีรหัสจาก รพ.สต./ }).click();
    await page.getByLabel('รหัส 8 ตัว').fill('XXXX-9999');
    await page.getByRole('button', { name: 'ตรวจชื่อ' }).click();
    await page.getByText('ไม่พบรหัสนี้ค่ะ').waitFor();
    await page.getByLabel('รหัส 8 ตัว').fill('demo 0032');
    await page.getByRole('button', { name: 'ตรวจชื่อ' }).click();
    await page.getByRole('button', { name: 'ไม่ใช่ฉัน' }).click();
    await page.getByText('ขอบคุณที่บอกค่ะ ยังไม่ได้ลงทะเบียนให้').waitFor();
    await page.goBack();
    await page.getByLabel('รหัส 8 ตัว').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: /ไม่มีรหัส/ }).waitFor();
  });

  test('after too many tries it says from when on she may try again', async () => {
    const { page } = await stranger();
    await page.getByRole('link', { name: /มีรหัสจาก รพ.สต./ }).click();
    const said = page.getByText(/ลองใหม่ได้ 15 พ.ย. 2569 \d\d:\d\d น./);
    for (let tries = 0; tries < 12 && !(await said.isVisible()); tries++) {
      await page.getByLabel('รหัส 8 ตัว').fill(`WRONG${tries}`);
      const answer = page.waitForResponse('**/api/registration');
      await page.getByRole('button', { name: 'ตรวจชื่อ' }).click();
      await answer;
      await page.locator('.fix').waitFor();
      await page.getByRole('button', { name: 'ตรวจชื่อ' }).waitFor();
    }
    await said.waitFor();
  });
});

describe('own data', () => {
  test('a consent is on when the server has it', async () => {
    const { stage, page } = await volunteer('/profile');
    const photo = page.getByLabel('แนบรูปกับรายงาน');
    await photo.check();
    await page.getByText('ตอบเมื่อ 15 พ.ย. 2569').waitFor();
    expect(stage.bot.store.prepare("select count(*) as n from consent where purpose = 'photo'").get()).toEqual({
      n: 1,
    });
  });

  test('reminders are chosen with a tap, taken back with another, and stay as they were without signal', async () => {
    const { stage, page, phone } = await volunteer('/profile');
    const kept = () => stage.bot.store.prepare('select level, slot from reminder_choice').get();
    const status = page.locator('section', { hasText: 'ตั้งการเตือน' }).getByRole('status');
    const quieter = page.getByLabel('เตือนครั้งเดียว ก่อนหมดกำหนด');
    await quieter.check();
    await status.getByText('บันทึกแล้ว').waitFor();
    expect(kept()).toEqual({ level: 'last', slot: 'any' });
    await page.getByLabel('ตอนเช้า').check();
    await expect.poll(kept).toEqual({ level: 'last', slot: 'morning' });
    await page.getByLabel('ไม่ส่งข้อความเตือน ดูที่เมนูเอง').check();
    await page.getByLabel('ตอนเช้า').waitFor({ state: 'detached' });
    await quieter.check();
    await expect.poll(kept).toEqual({ level: 'last', slot: 'morning' });
    await status.getByText('บันทึกแล้ว').waitFor();
    await phone.airplane(true);
    await page.getByLabel('ตอนเย็น').click();
    await status.getByText('ไม่มีสัญญาณ').waitFor();
    expect(await page.getByLabel('ตอนเช้า').isChecked()).toBe(true);
    await phone.airplane(false);
    await page.reload();
    await page.locator('.consent').first().waitFor();
    expect([await quieter.isChecked(), await page.getByLabel('ตอนเช้า').isChecked()]).toEqual([true, true]);
  });

  test('of quick taps the last one holds', async () => {
    const { stage, page } = await volunteer('/profile');
    const labels = [
      'เตือนครั้งเดียว ก่อนหมดกำหนด',
      'ไม่ส่งข้อความเตือน ดูที่เมนูเอง',
      'เตือนทุกครั้ง ไม่เกิน 3 ครั้งต่อเดือน',
      'เตือนครั้งเดียว ก่อนหมดกำหนด',
    ];
    for (const label of labels) await page.getByLabel(label).click();
    await page.getByText('บันทึกแล้ว').waitFor();
    expect(stage.bot.store.prepare('select level from reminder_choice').get()).toEqual({ level: 'last' });
  });

  test('who sends no reports has no reminders to choose', async () => {
    const { page } = await volunteer('/profile', 'DEMO-STAFF-1');
    await page.locator('.consent').first().waitFor();
    expect(await page.getByText('ตั้งการเตือน').count()).toBe(0);
  });

  test('the largest text is kept for every page of this phone', async () => {
    const { stage, page } = await volunteer('/profile');
    await page.getByLabel('ใหญ่มาก').check();
    await page.goto(`${stage.origin}/liff/points`);
    expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('130%');
  });

  test('signing out everywhere ends this page’s session too, and says how to come back', async () => {
    const { stage, page } = await volunteer('/profile');
    await page.getByRole('button', { name: 'ออกจากทุกเครื่อง' }).click();
    await page.getByRole('button', { name: 'เข้าสู่ระบบด้วยไลน์' }).waitFor();
    expect(stage.bot.store.prepare('select count(*) as n from session').get()).toEqual({ n: 0 });
  });

  test('unlinking takes two steps, and afterwards she is a stranger who may register', async () => {
    const { page } = await volunteer('/profile');
    await page.getByRole('button', { name: 'เลิกผูกบัญชีไลน์' }).click();
    await page.getByText('รายงานและแต้มยังอยู่ที่ รพ.สต. ครบ').waitFor();
    await page.getByRole('button', { name: 'ยืนยันเลิกผูก' }).click();
    await page.getByRole('heading', { name: 'เลิกผูกแล้ว' }).waitFor();
    await page.getByRole('link', { name: 'ลงทะเบียนใหม่' }).click();
    await page.getByRole('link', { name: /มีรหัสจาก รพ.สต./ }).waitFor();
  });
});
