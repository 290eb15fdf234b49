import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { IN_LINE } from './support/line.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { openStage, type Stage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function visit(code: string, prepare: (stage: Stage) => Promise<void> | void = () => {}) {
  const stage = await openStage();
  await prepare(stage);
  const user = await stage.volunteer('สมหญิง', code);
  const phone = await stage.phone(browser);
  return { stage, user, phone, page: await openPage(stage, phone, user, '/call-list') };
}

/** One who blocked us, one whom LINE does not know, one who wants no push, one without a smartphone, one who is reached. */
async function everyReason(stage: Stage) {
  for (const [name, code] of [
    ['ก', 'DEMO-0001'],
    ['ข', 'DEMO-0002'],
    ['ค', 'DEMO-0003'],
    ['ง', 'DEMO-0004'],
  ] as const)
    await stage.volunteer(name, code);
  await stage.bot.sim.user('ก').block();
  await stage.bot.settle();
  const lane = (name: string) => stage.bot.sim.user(name).userId;
  const { store } = stage.bot;
  // LINE told nothing of her before: she was a friend already.
  store.prepare('insert into follower values (?, 1, null, ?)').run(lane('ข'), stage.bot.clock.now());
  store.exec(`insert into reminder_choice values ('demo-volunteer-0003', 'menu', 'any', ${stage.bot.clock.now()})`);
  store.exec("update person set smartphone = 0 where id = 'demo-volunteer-0005'");
}

describe('staff', () => {
  test('see whom to call, in groups, and each call button dials', async () => {
    const { page } = await visit('DEMO-STAFF-1', everyReason);
    await page.getByText('ส่งแล้ว 0 จาก 42 คน').waitFor();
    expect(await page.locator('.calls h2').allTextContents()).toEqual([
      'ไม่มีสมาร์ตโฟน 1 คน',
      'ยังไม่ได้ลงทะเบียน 37 คน',
      'ปิดรับข้อความไลน์ 1 คน',
      'ไลน์เดิมใช้ไม่ได้แล้ว 1 คน',
      'เลือกไม่รับข้อความเตือน 1 คน',
      'ไลน์ถึง รอส่ง 1 คน',
    ]);
    const call = page.getByRole('link', { name: 'โทร 000-000-0005 ตัวอย่าง ห้า' });
    expect(await call.getAttribute('href')).toBe('tel:0000000005');
    await expect.poll(() => page.title()).toBe('รายชื่อค้างส่ง');
  });

  test('note who has no smartphone, take it back by the same button, and nothing jumps', async () => {
    const { stage, page } = await visit('DEMO-STAFF-1');
    const kept = () => stage.bot.store.prepare("select smartphone from person where id = 'demo-volunteer-0002'").get();
    const line = page.locator('.calls li').filter({ hasText: 'ตัวอย่าง สอง' }).filter({ hasText: '0002' });
    await line.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await line.getByText('จดไว้แล้วค่ะ').waitFor();
    expect(kept()).toEqual({ smartphone: 0 });
    // The keys are where they were, on the way back.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('เลิกทำ ตัวอย่าง สอง');
    await page.keyboard.press('Enter');
    await line.getByText('เปลี่ยนกลับแล้วค่ะ').waitFor();
    expect(kept()).toEqual({ smartphone: null });
  });

  test('without signal nothing is noted, and it says so', async () => {
    const { phone, page } = await visit('DEMO-STAFF-1');
    const button = page.getByRole('button', { name: 'ไม่มีสมาร์ตโฟน ตัวอย่าง สี่สิบสอง' });
    await button.waitFor();
    await phone.airplane(true);
    await button.click();
    await page.getByText('ไม่มีสัญญาณ ยังไม่ได้เปลี่ยนอะไรค่ะ').waitFor();
    await button.waitFor();
  });

  test('of a province choose a unit; what is read stays in no storage of the phone', async () => {
    const { page } = await visit('DEMO-PROVINCE');
    await page.getByRole('button', { name: /บ้านตัวอย่างสอง/ }).click();
    await page.getByText('ยังไม่มีรายชื่อ', { exact: true }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('รายชื่อค้างส่ง');
    await page.getByRole('button', { name: 'เปลี่ยนหน่วยงาน' }).click();
    await page.getByRole('button', { name: /^รพ.สต.บ้านตัวอย่าง อำเภอตัวอย่าง$/ }).click();
    await page.getByText('000-000-0001').waitFor();
    const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(stored).not.toContain('0000000001');
  });

  test('in the first days of a month switch between the two that are open', async () => {
    const { page } = await visit('DEMO-STAFF-1', ({ bot }) =>
      bot.clock.advance(Date.parse('2026-12-02T03:00:00Z') - bot.clock.now()),
    );
    const december = page.getByRole('button', { name: 'ธันวาคม 2569' });
    await expect.poll(() => december.getAttribute('aria-pressed')).toBe('false');
    await december.click();
    await page.getByText('รพ.สต.บ้านตัวอย่าง · ธันวาคม 2569').waitFor();
    await expect.poll(() => december.getAttribute('aria-pressed')).toBe('true');
  });

  test('are told when everybody has sent', async () => {
    const { page } = await visit('DEMO-STAFF-1', async (stage) => {
      stage.bot.store.exec(
        "update assignment set to_month = '2026-10' where role = 'volunteer' and person_id > 'demo-volunteer-0001'",
      );
      const she = await stage.volunteer('ก', 'DEMO-0001');
      for (const line of ['ส่งรายงาน ผู้สูงอายุ 4', 'ยืนยันส่ง']) await she.says(line);
      await stage.bot.settle();
    });
    await page.getByRole('heading', { name: 'ทุกคนส่งแล้วค่ะ' }).waitFor();
    await page.getByText('ส่งแล้ว 1 จาก 1 คน').waitFor();
  });

  test('find the way from the first page', async () => {
    const { stage, page } = await visit('DEMO-STAFF-1');
    await page.getByText('ส่งแล้ว 0 จาก 42 คน').waitFor();
    await page.goto(`${stage.origin}/liff`);
    await page.getByRole('link', { name: 'รายชื่อค้างส่ง' }).click();
    await page.getByText('ส่งแล้ว 0 จาก 42 คน').waitFor();
  });
});

test('a volunteer is told kindly that it is for staff, finds no way to it, and is not written down for it', async () => {
  const { stage, page } = await visit('DEMO-0001');
  await page.getByText('หน้านี้สำหรับเจ้าหน้าที่').waitFor();
  await page.getByRole('main').getByRole('link', { name: 'ไปหน้าแรก' }).click();
  await page.locator('.ways b').waitFor();
  expect(await page.getByRole('link', { name: 'รายชื่อค้างส่ง' }).count()).toBe(0);
  expect(
    stage.bot.store.prepare("select count(*) as n from audit_entry where action = 'access.refused'").get(),
  ).toEqual({ n: 0 });
});

test.each([
  { colorScheme: 'light', width: 390, size: 'normal' },
  { colorScheme: 'dark', width: 320, size: 'largest' },
  { colorScheme: 'light', width: 1280, size: 'normal' },
] as const)('axe, targets and width: $colorScheme, $width px, $size text', async ({ colorScheme, width, size }) => {
  const stage = await openStage();
  await everyReason(stage);
  const user = await stage.volunteer('สมหญิง', 'DEMO-STAFF-1');
  const kind = { ...IN_LINE, colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' } as const;
  const phone = await stage.phone(browser, { kind });
  await phone.context.addInitScript((chosen) => localStorage.setItem('size', chosen), size);
  const page = await openPage(stage, phone, user, '/call-list');
  await page.locator('.calls').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

test('on paper stand names and numbers, and nothing to tap', async () => {
  const { page } = await visit('DEMO-STAFF-1', everyReason);
  await page.locator('.calls').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const shown = await page.locator('body').innerText();
  for (const word of ['000-000-0005', 'ตัวอย่าง ห้า', 'ไม่มีสมาร์ตโฟน']) expect(shown).toContain(word);
  expect(await page.locator('button:visible, nav:visible, .hero:visible').count()).toBe(0);
});
