import { expect, test } from 'vitest';
import { until } from './phone.ts';
import { ELDER, LARVAE, village } from './village.ts';

const isSent = ({ kind }: { kind: string }) => kind === 'sent';

test('what she types is kept, sent once, and answered with a receipt', async () => {
  const { bot, phone, report } = await village();
  const her = await bot.register('ก', 'DEMO-0031');
  const page = phone(her).open();
  await page.started;
  page.set(ELDER, 4);
  page.set(LARVAE, 10);
  await until(page.save, (save) => save === 'saved');
  await page.send();
  const state = await until(page.queue, isSent);
  expect(state).toMatchObject({ kind: 'sent', receipt: { month: '2026-11', version: 1 } });
  const filed = await report(her);
  expect(filed?.versions).toHaveLength(1);
  expect(filed?.versions[0]?.answers).toEqual({ [ELDER]: 4, [LARVAE]: 10 });
  expect(filed?.versions[0]?.channel).toBe('form');
});
