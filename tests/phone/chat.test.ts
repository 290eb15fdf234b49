import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CARD, CAROUSEL, CONFIRM, say } from './samples.ts';
import { defaultMenu, LIFF_ID, openStage, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({
    follow: [say('สวัสดี')],
    สองบรรทัด: [say('บรรทัดแรก\nบรรทัดสอง https://example.com/a')],
    การ์ด: [CARD],
    เลื่อน: [CAROUSEL],
    ถาม: [CONFIRM],
    ด่วน: [say('เลือก', { type: 'message', label: 'ตกลง', text: 'ตกลงเลย' }, { type: 'location', label: 'ตำแหน่ง' })],
    ถามต่อ: [say('เลือกอีก', { type: 'message', label: 'ถัดไป', text: 'พอแล้ว' })],
    เริ่มถาม: [say('เลือกก่อน', { type: 'message', label: 'ต่อ', text: 'ถามต่อ' })],
    วันที่: [say('วันไหน', { type: 'datetimepicker', label: 'เลือกวัน', data: 'when', mode: 'date', min: '2026-01-01' })],
    คัดลอก: [say('โค้ด', { type: 'clipboard', label: 'คัดลอกโค้ด', clipboardText: 'DEMO-0001' })],
    หน้า: [say('เปิดหน้า', { type: 'uri', label: 'เปิดแบบฟอร์ม', uri: `https://liff.line.me/${LIFF_ID}` })],
  });
});
afterAll(() => stage.close());

/** Types a text as a person does, also when the rich menu's bar is in the way. */
async function write(page: Page, text: string): Promise<void> {
  const keyboard = page.getByRole('button', { name: 'เปิดแป้นพิมพ์' });
  if (await keyboard.isVisible()) await keyboard.click();
  await page.getByRole('textbox', { name: 'พิมพ์ข้อความ' }).fill(text);
  await page.keyboard.press('Enter');
}

const bot = (page: Page, text: string) => page.locator('.row.bot', { hasText: text }).last();
const mine = (page: Page, text: string) => page.locator('.row.me', { hasText: text }).last();
const last = (type: string) => stage.events.filter((event) => event.type === type).at(-1);

describe('a chat on the phone', () => {
  test('begins with the page that adds the account, and with a greeting', async () => {
    const page = await stage.open('คนใหม่', { follow: false });
    await page.getByRole('heading', { name: 'บัญชีทดสอบ' }).waitFor();
    await page.getByText('@stage').waitFor();
    await page.getByRole('button', { name: 'เพิ่มเพื่อน' }).click();
    await bot(page, 'สวัสดี').waitFor();
    expect(last('follow')).toBeDefined();
  });

  test('carries text both ways, with line breaks, links and อ่านแล้ว', async () => {
    const page = await stage.open('ข้อความ');
    await page.context().route('https://example.com/**', (route) => route.fulfill({ body: 'elsewhere' }));
    await write(page, 'สองบรรทัด');
    await mine(page, 'สองบรรทัด').getByText('อ่านแล้ว').waitFor();
    const bubble = bot(page, 'บรรทัดแรก').locator('.bubble');
    await bubble.waitFor();
    expect(await bubble.innerText()).toBe('บรรทัดแรก\nบรรทัดสอง https://example.com/a');
    const popup = page.waitForEvent('popup');
    await bubble.getByRole('link').click();
    await (await popup).getByText('elsewhere').waitFor();
  });

  test('sends the postback of a Flex button and of a Flex row, and shows what they say', async () => {
    const page = await stage.open('การ์ด');
    await write(page, 'การ์ด');
    const card = bot(page, 'ตรวจก่อนส่ง');
    await card.getByRole('button', { name: 'ยืนยันส่ง' }).click();
    await mine(page, 'ยืนยันส่ง').waitFor();
    await expect.poll(() => last('postback')?.postback).toMatchObject({ data: 'confirm' });
    await card.getByRole('button', { name: 'ผู้สูงอายุ' }).press('Enter');
    await mine(page, 'แก้ผู้สูงอายุ').waitFor();
    await expect.poll(() => last('postback')?.postback).toMatchObject({ data: 'row' });
  });

  test('draws Flex texts as they are: no markup, line breaks kept, long numbers made to fit', async () => {
    const page = await stage.open('ตัวหนังสือ');
    await write(page, 'การ์ด');
    const card = bot(page, 'ตรวจก่อนส่ง');
    expect(await card.getByText('<b>a & "b"</b>').innerText()).toBe('<b>a & "b"</b>\nบรรทัดที่สอง');
    const number = card.getByText('1234-5678-9012-3456-7890');
    await expect.poll(() => number.evaluate((el) => el.scrollWidth <= el.clientWidth)).toBe(true);
  });

  test('scrolls a carousel by its buttons and keeps its place when another message comes', async () => {
    const page = await stage.open('เลื่อน');
    await write(page, 'เลื่อน');
    const row = bot(page, 'การ์ดหนึ่ง');
    await row.getByRole('button', { name: 'ถัดไป' }).click();
    const track = row.locator('.LySlider');
    await expect.poll(() => track.evaluate((el) => el.scrollLeft)).toBeGreaterThan(100);
    await row.getByRole('button', { name: 'เลือกสอง' }).click();
    await mine(page, 'เลือกสอง').waitFor();
    expect(await track.evaluate((el) => el.scrollLeft)).toBeGreaterThan(100);
  });

  test('answers a confirm template', async () => {
    const page = await stage.open('ยืนยัน');
    await write(page, 'ถาม');
    await bot(page, 'ใช่คุณหรือไม่').getByRole('button', { name: 'ใช่', exact: true }).click();
    await mine(page, 'ใช่ ฉันเอง').waitFor();
  });

  test('shows quick replies of the last message until one is tapped', async () => {
    const page = await stage.open('ด่วน');
    await write(page, 'ด่วน');
    const quick = page.getByRole('group', { name: 'คำตอบด่วน' });
    await quick.getByRole('button', { name: 'ตำแหน่ง' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'ปิด' }).click();
    await quick.getByRole('button', { name: 'ตกลง' }).click();
    await mine(page, 'ตกลงเลย').waitFor();
    await quick.waitFor({ state: 'hidden' });
  });

  test('shows those of an answer that is there before the tap is known to have been sent', async () => {
    const page = await stage.open('ไว');
    await write(page, 'เริ่มถาม');
    const quick = page.getByRole('group', { name: 'คำตอบด่วน' });
    const next = quick.getByRole('button', { name: 'ถัดไป' });
    await page.route('**/do', async (route) => {
      const deed = route.request().postData() ?? '';
      // That it was read would draw the screen once more.
      if (deed.includes('"read"')) return route.fulfill({ json: {} });
      const response = await route.fetch();
      if (!deed.includes('ถามต่อ')) return route.fulfill({ response });
      await next.waitFor();
      await route.fulfill({ response });
    });
    const known = page.waitForResponse((answer) => answer.request().postData()?.includes('ถามต่อ') ?? false);
    await quick.getByRole('button', { name: 'ต่อ', exact: true }).click();
    await (await known).finished();
    // Two frames of the page: it knows the answer, and has done what comes of it.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    await next.click();
    await mine(page, 'พอแล้ว').waitFor();
  });

  test('sends a place, a date, a sticker and a sample photo', async () => {
    const page = await stage.open('แนบ');
    await write(page, 'ด่วน');
    await page.getByRole('group', { name: 'คำตอบด่วน' }).getByRole('button', { name: 'ตำแหน่ง' }).click();
    await page.getByRole('button', { name: 'ส่งตำแหน่งนี้' }).click();
    await page.locator('.row.me .place').waitFor();
    await expect.poll(() => last('message')?.message).toMatchObject({ type: 'location', latitude: 15.87 });
    await write(page, 'วันที่');
    await page.getByRole('button', { name: 'เลือกวัน' }).click();
    await page.locator('input[type=date]').fill('2026-11-21');
    await page.getByRole('button', { name: 'ตกลง' }).click();
    await expect.poll(() => last('postback')?.postback).toMatchObject({ data: 'when', params: { date: '2026-11-21' } });
    await page.getByRole('button', { name: 'สติกเกอร์', exact: true }).click();
    await page.getByRole('button', { name: 'สติกเกอร์ thanks' }).click();
    await page.locator('.row.me .sticker').waitFor();
    await page.getByRole('button', { name: 'แนบรูป' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'เลือกรูป' }).click();
    const picture = await page.screenshot({ type: 'jpeg' });
    await (await chooser).setFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: picture });
    await page.locator('.row.me .photo img').waitFor();
  });

  test('copies a clipboard action', async () => {
    const page = await stage.open('คัดลอก', { permissions: ['clipboard-read', 'clipboard-write'] });
    await write(page, 'คัดลอก');
    await page.getByRole('button', { name: 'คัดลอกโค้ด' }).click();
    await page.getByText('คัดลอกแล้ว').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('DEMO-0001');
  });

  test('opens a LIFF page in a sheet, signed in as this person, and gives the focus back', async () => {
    const page = await stage.open('หน้า');
    await write(page, 'หน้า');
    const open = page.getByRole('button', { name: 'เปิดแบบฟอร์ม' });
    await open.click();
    const sheet = page.getByRole('dialog', { name: 'เปิดแบบฟอร์ม' });
    await sheet.frameLocator('iframe').getByText('signed in').waitFor();
    await sheet.getByRole('button', { name: 'ปิด' }).click();
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('.view').evaluate((el) => el.inert)).toBe(false);
  });

  test('types the words of a QR code once the account has been added', async () => {
    const text = encodeURIComponent('ลงทะเบียน DEMO-0001');
    const page = await stage.open('คิวอาร์', { query: `&text=${text}` });
    const field = page.getByRole('textbox', { name: 'พิมพ์ข้อความ' });
    await expect.poll(() => field.inputValue()).toBe('ลงทะเบียน DEMO-0001');
  });

  test('has a rich menu of named areas that opens and closes by its bar', async () => {
    const page = await stage.open('เมนู');
    await defaultMenu(stage, page);
    await page.getByRole('button', { name: 'เปิดแป้นพิมพ์' }).waitFor();
    await write(page, 'ถึงเมนู');
    await page.getByRole('button', { name: 'กลับไปเมนู' }).click();
    await page.getByRole('button', { name: 'ขวา' }).click();
    await mine(page, 'ขวา').waitFor();
    await expect.poll(() => last('postback')?.postback).toMatchObject({ data: 'menu:ขวา' });
    await page.getByRole('button', { name: 'ปิด เมนูทดสอบ' }).click();
    await page.getByRole('button', { name: 'ขวา' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'เปิด เมนูทดสอบ' }).click();
    await page.getByRole('button', { name: 'ซ้าย' }).waitFor();
  });
});
