import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { say } from './samples.ts';
import { openStage, openStand, type Stage } from './stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ follow: [say('สวัสดี')], หนึ่ง: [say('ตอบหนึ่ง')], สอง: [say('ตอบสอง')] });
});
afterAll(() => stage.close());

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'พิมพ์ข้อความ' }).fill(text);
  await page.keyboard.press('Enter');
}

async function chatMenu(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'เมนูของแชต' }).click();
  await page.getByRole('dialog').getByText(entry).first().click();
}

const mine = (page: Page, text: string) => page.locator('.row.me', { hasText: text });
const bot = (page: Page, text: string) => page.locator('.row.bot', { hasText: text });
const texts = (userId: string) =>
  stage.events
    .filter((event) => event.source?.type === 'user' && event.source.userId === userId && event.type === 'message')
    .map((event) => (event.message as { text: string }).text);
const idOf = async (page: Page) => (await page.locator('.phone').first().getAttribute('data-user')) ?? '';

describe('the people of the stand-in', () => {
  test('airplane mode keeps what is written and what arrives, and sends it in order when it ends', async () => {
    const page = await stage.open('บนเครื่องบิน');
    const userId = await idOf(page);
    await bot(page, 'สวัสดี').waitFor();
    await chatMenu(page, 'โหมดเครื่องบิน');
    await page.getByRole('button', { name: 'ปิดโหมดเครื่องบิน' }).waitFor();
    await write(page, 'หนึ่ง');
    await mine(page, 'หนึ่ง').getByText('รอส่ง').waitFor();
    await write(page, 'สอง');
    await mine(page, 'สอง').getByText('รอส่ง').waitFor();
    await stage.push(userId, say('ข่าวด่วน'));
    expect(await bot(page, 'ข่าวด่วน').count()).toBe(0);
    expect(texts(userId)).toEqual([]);
    await page.getByRole('button', { name: 'ปิดโหมดเครื่องบิน' }).click();
    await bot(page, 'ตอบสอง').waitFor();
    await bot(page, 'ข่าวด่วน').waitFor();
    await mine(page, 'หนึ่ง').getByText('อ่านแล้ว').waitFor();
    expect(texts(userId)).toEqual(['หนึ่ง', 'สอง']);
  });

  test('a push to somebody else counts up on the back arrow, and is read by switching', async () => {
    const page = await stage.open('คนที่หนึ่ง');
    const other = stage.sim.user('คนที่สอง');
    await other.follow();
    await stage.push(other.userId, say('ถึงคนที่สอง'));
    await page.getByRole('button', { name: /รายชื่อคน ยังไม่ได้อ่าน/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /คนที่สอง ยังไม่ได้อ่าน/ })
      .click();
    await bot(page, 'ถึงคนที่สอง').waitFor();
    await expect.poll(() => other.person.unread).toBe(0);
  });

  test('two people chat side by side on a wide screen, each with a chat of her own', async () => {
    const page = await stage.open('ซ้ายมือ', { viewport: { width: 1300, height: 900 } });
    await page.getByRole('button', { name: 'เพิ่มคน' }).click();
    await page.getByRole('textbox', { name: 'ชื่อที่แสดงใน LINE' }).fill('ขวามือ');
    await page.getByRole('dialog').getByRole('button', { name: 'เพิ่มคน' }).click();
    const left = page.getByRole('region', { name: 'โทรศัพท์ของ ซ้ายมือ' });
    const right = page.getByRole('region', { name: 'โทรศัพท์ของ ขวามือ' });
    await right.getByRole('button', { name: 'เพิ่มเพื่อน' }).click();
    await right.getByRole('textbox').fill('หนึ่ง');
    await right.getByRole('textbox').press('Enter');
    await left.getByRole('textbox').fill('สอง');
    await left.getByRole('textbox').press('Enter');
    await right.getByText('ตอบหนึ่ง').waitFor();
    await left.getByText('ตอบสอง').waitFor();
    expect(await left.getByText('ตอบหนึ่ง').count()).toBe(0);
  });

  test('blocking tells the bot and closes the composer; unblocking opens it', async () => {
    const page = await stage.open('บล็อก');
    const userId = await idOf(page);
    await chatMenu(page, 'บล็อกบัญชีนี้');
    await page.getByText('คุณบล็อกบัญชีนี้อยู่').waitFor();
    const ofUser = () =>
      stage.events.filter((event) => event.source?.type === 'user' && event.source.userId === userId);
    await expect.poll(() => ofUser().map((event) => event.type)).toContain('unfollow');
    await page.getByRole('button', { name: 'ปลดบล็อก' }).click();
    await page.getByRole('textbox', { name: 'พิมพ์ข้อความ' }).waitFor();
    await expect.poll(() => ofUser().at(-1)).toMatchObject({ type: 'follow', follow: { isUnblocked: true } });
  });

  test('a message taken back is gone on the phone and the bot hears of it', async () => {
    const page = await stage.open('ยกเลิก');
    await write(page, 'พลาดไป');
    await mine(page, 'พลาดไป').getByText('อ่านแล้ว').waitFor();
    await chatMenu(page, 'ยกเลิกข้อความล่าสุดของฉัน');
    await page.getByText('คุณยกเลิกข้อความ').waitFor();
    await expect.poll(() => stage.events.at(-1)?.type).toBe('unsend');
  });

  test('the loading animation shows until the next message', async () => {
    const page = await stage.open('รอ');
    const userId = await idOf(page);
    await stage.api('/v2/bot/chat/loading/start', { chatId: userId, loadingSeconds: 20 });
    await page.locator('.loading').waitFor();
    await stage.push(userId, say('เสร็จแล้ว'));
    await bot(page, 'เสร็จแล้ว').waitFor();
    await page.locator('.loading').waitFor({ state: 'hidden' });
  });

  test('the drawer lists webhooks and switches mischief', async () => {
    const page = await stage.open('ช่าง', { viewport: { width: 1300, height: 900 } });
    await page.getByRole('button', { name: 'เครื่องมือ' }).click();
    const drawer = page.getByRole('complementary', { name: 'เครื่องมือ' });
    await drawer.getByText('follow').first().waitFor();
    // Each switch waits for its answer: the answer to the first must not be taken for the second's.
    const toggled = async () => {
      const answered = page.waitForResponse((response) => response.url().endsWith('/mischief'));
      await drawer.getByText('เปิดการก่อกวน').click();
      return (await answered).request().postDataJSON();
    };
    expect(await toggled()).toMatchObject({ seed: 1, duplicate: 0.3, drop: 0 });
    expect(await toggled()).toBeNull();
  });

  test('a stand-in that was started anew is met with a new phone, not a dead one', async () => {
    const before = await openStage({ follow: [say('สวัสดี')] }, await freePort());
    const page = await before.open('คนเดิม');
    await bot(page, 'สวัสดี').waitFor();
    await before.sim.stop();
    await page.getByText('ต่อกับเครื่องจำลองไม่ได้').waitFor();
    const after = await openStand({ follow: [say('สวัสดีอีกครั้ง')] }, before.sim.port);
    await page.getByRole('button', { name: 'เพิ่มเพื่อน' }).click();
    await bot(page, 'สวัสดีอีกครั้ง').waitFor();
    await after.close();
    await before.close();
  });
});
