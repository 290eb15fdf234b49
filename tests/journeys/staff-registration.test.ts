import { expect, test } from 'vitest';
import { REGISTERED } from '../../shared/text/registration.ts';
import { startBot } from '../support/bot.ts';

test.each([
  ['DEMO-STAFF-1', 'ตรวจรายงาน', REGISTERED.nextForStaff],
  ['DEMO-DISTRICT', 'ตรวจรายงาน', REGISTERED.nextAbove],
  ['DEMO-0002', 'ส่งรายงาน', REGISTERED.next],
])('who registers with %s hears what she does next, and %s is for her', async (code, next, sentence) => {
  const bot = await startBot();
  const she = bot.sim.user('จ');
  const hears = async (words: string) => {
    await she.says(words);
    return JSON.stringify((await she.waitForReply()).message);
  };
  await hears(`ลงทะเบียน ${code}`);
  expect(await hears('ใช่ ฉันเอง')).toContain(sentence);
  expect(await hears(next)).not.toContain('ไม่ต้องส่งรายงาน');
});
