import { describe, expect, test } from 'vitest';
import { startBot, type TestBot } from '../support/bot.ts';
import { inbox, says, volunteer } from './support/story.ts';

/** Every text that the store holds, in all of its tables. */
function everything(bot: TestBot): string {
  const tables = bot.store.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  return JSON.stringify(tables.map((table) => bot.store.prepare(`select * from "${table}"`).all()));
}

describe('a citizen id typed in chat', () => {
  test.each([
    '1234567890123',
    '1-2345-67890-12-3',
    '1 2345 67890 12 3',
    '๑๒๓๔๕๖๗๘๙๐๑๒๓',
    '๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓',
    '1\u200b234567890123',
    'บัตร1234567890123ค่ะ',
    'ลงทะเบียน 1234567890123',
    'ส่งรายงาน ผู้สูงอายุ 4 คน บัตร 1234567890123',
  ])('%s is masked before it is stored, everywhere', async (typed) => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, typed, 'ส่งรายงาน', typed);
    const digits = everything(bot).replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
    expect(digits.replace(/[\s\u200b-]/g, '')).not.toContain('1234567890123');
    expect(JSON.stringify(bot.log)).not.toContain('234567890');
  });
});

describe('unsend', () => {
  const secret = 'คนไข้ชื่อสมมติบ้านเลขที่เก้า';
  const payloads = (bot: TestBot) => inbox(bot).map((row) => row.payload ?? '');

  test('wipes what she took back, and only that', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await says(bot, user, 'แต้ม');
    const { itemId } = await user.says(secret);
    await bot.settle();
    expect(payloads(bot).join()).toContain(secret);
    await user.unsend(itemId ?? '');
    await bot.settle();
    expect(payloads(bot).join()).not.toContain(secret);
    expect(payloads(bot).join()).toContain('แต้ม');
    expect(inbox(bot).filter((row) => row.done_at === null)).toEqual([]);
  });

  test('wipes it also when it arrives in the same body, or before the message itself', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    await bot.sim.together(async () => {
      const said = user.says(secret);
      const id = user.chat.at(-1)?.id ?? '';
      void user.unsend(id);
      void said;
    });
    await bot.settle();
    expect(payloads(bot).join()).not.toContain(secret);

    const source = { type: 'user' as const, userId: user.userId };
    const message = { type: 'text', id: '777', text: secret };
    const said = bot.sim.compose(source, { type: 'message', message });
    const unsent = bot.sim.compose(source, { type: 'unsend', unsend: { messageId: '777' } });
    for (const event of [unsent, said]) {
      const { body, signature } = bot.sim.signed([event]);
      expect((await bot.sim.raw(body, signature)).status).toBe(200);
      await bot.settle();
    }
    expect(inbox(bot).find((row) => row.event_id === said.webhookEventId)?.done_at).not.toBeNull();
    expect(payloads(bot).join()).not.toContain(secret);
  });

  test('wipes a dead letter too', async () => {
    const bot = await startBot();
    const user = await volunteer(bot);
    const { itemId } = await user.says(secret);
    await bot.settle();
    bot.store.prepare('update inbox set done_at = null, dead_at = 1 where payload like ?').run(`%${secret}%`);
    await user.unsend(itemId ?? '');
    expect(payloads(bot).join()).not.toContain(secret);
  });

  test("cannot reach another person's message, nor more than one", async () => {
    const bot = await startBot();
    const [user, other] = [await volunteer(bot, 31), await volunteer(bot, 32)];
    const { itemId } = await user.says(secret);
    await bot.settle();
    for (const messageId of [itemId, '%', '_', '', `${itemId?.slice(0, -1)}_`]) {
      await other.event({ type: 'unsend', unsend: { messageId } });
      if (messageId !== itemId) await user.event({ type: 'unsend', unsend: { messageId } });
    }
    await user.event({ type: 'unsend' });
    await bot.settle();
    expect(payloads(bot).join()).toContain(secret);
  });
});
