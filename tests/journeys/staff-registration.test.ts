import { expect, test } from 'vitest';
import { startBot } from '../support/bot.ts';

test.each([
  ['DEMO-STAFF-1', 'ตรวจรายงาน'],
  ['DEMO-DISTRICT', 'ตรวจรายงาน'],
  ['DEMO-0002', 'ส่งรายงาน'],
])('who registers with %s hears what she does next: %s', async (code, next) => {
  const bot = await startBot();
  const she = bot.sim.user('จ');
  const hears = async (words: string) => {
    await she.says(words);
    return JSON.stringify((await she.waitForReply()).message);
  };
  await hears(`ลงทะเบียน ${code}`);
  expect(await hears('ใช่ ฉันเอง')).toContain(`ต่อไปพิมพ์ ${next} ได้เลยค่ะ`);
  expect(await hears(next)).not.toContain('ไม่ต้องส่งรายงาน');
});
