import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OVERFLOW, SMALL_TARGETS } from './measure.ts';
import { CARD, CAROUSEL, CONFIRM, say } from './samples.ts';
import { defaultMenu, openStage, type Stage } from './stage.ts';

let stage: Stage;

const SHAPES = [
  { width: 390, height: 844, scale: 100, theme: 'light' },
  { width: 390, height: 844, scale: 100, theme: 'dark' },
  { width: 390, height: 844, scale: 150, theme: 'light' },
  { width: 320, height: 640, scale: 100, theme: 'dark' },
  { width: 320, height: 640, scale: 150, theme: 'light' },
  { width: 320, height: 640, scale: 150, theme: 'dark' },
] as const;

/** Pictures of every step are kept where SHOTS says, for eyes that judge what no script sees. */
const SHOTS = process.env.SHOTS;

beforeAll(async () => {
  const quick = [
    { type: 'message', label: 'ส่งรายงาน', text: 'ส่งรายงาน' },
    { type: 'camera', label: 'ถ่ายรูป' },
    { type: 'location', label: 'ส่งตำแหน่ง' },
  ];
  stage = await openStage({
    follow: [say('สวัสดีค่ะ ที่นี่ส่งรายงานประจำเดือนได้ ผู้ใหญ่ ป้ำ น้ำ กี่ครั้ง')],
    ทั้งหมด: [
      CAROUSEL,
      CONFIRM,
      CARD,
      { type: 'location', title: 'รพ.สต.บ้านตัวอย่าง', address: 'หมู่ 1', latitude: 15, longitude: 101 },
      say('ดูที่ https://example.com/a/very/long/path/that/does/not/fit?x=12345678901234567890', ...quick),
    ],
  });
  if (SHOTS) mkdirSync(SHOTS, { recursive: true });
  const page = await stage.open('เมนู');
  await defaultMenu(stage, page);
  await page.context().close();
});
afterAll(() => stage.close());

async function judge(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, animations: 'disabled', caret: 'hide' });
  expect(await page.evaluate(OVERFLOW), `${name}: too wide`).toEqual({ page: 0, out: [] });
  expect(await page.evaluate(SMALL_TARGETS), `${name}: too small`).toEqual([]);
}

describe.each(SHAPES)('$width px, $scale %, $theme', ({ width, height, scale, theme }) => {
  const shape = `${width}-${scale}-${theme}`;

  test('every screen fits, and every target is 48 px', async () => {
    const query = `&scale=${scale}&theme=${theme}`;
    const page = await stage.open(shape, { viewport: { width, height }, query, follow: false });
    await judge(page, `${shape}-welcome`);
    await page.getByRole('button', { name: 'เพิ่มเพื่อน' }).click();
    await page.getByRole('button', { name: 'ซ้าย' }).waitFor();
    await page.getByText('สวัสดีค่ะ').waitFor();
    await judge(page, `${shape}-menu`);
    await page.getByRole('button', { name: 'เปิดแป้นพิมพ์' }).click();
    await page.getByRole('textbox', { name: 'พิมพ์ข้อความ' }).fill('ทั้งหมด');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: 'คำตอบด่วน' }).waitFor();
    await judge(page, `${shape}-cards`);
    await page.getByRole('button', { name: 'แนบรูป' }).click();
    await judge(page, `${shape}-attach`);
    await page.getByRole('dialog').getByRole('button', { name: 'ตำแหน่ง' }).click();
    await judge(page, `${shape}-place`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'เมนูของแชต' }).click();
    await judge(page, `${shape}-chat-menu`);
    await page.getByRole('button', { name: 'เครื่องมือ' }).click();
    await page.getByRole('complementary').waitFor();
    await judge(page, `${shape}-tools`);
  });
});

test('the desk shows two phones and the tools beside each other', async () => {
  const page = await stage.open('โต๊ะ', { viewport: { width: 1440, height: 900 } });
  await page.getByRole('group', { name: 'คนในเครื่องจำลอง' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'เครื่องมือ' }).click();
  await expect.poll(() => page.locator('.phone').count()).toBe(2);
  await judge(page, 'desk');
});
