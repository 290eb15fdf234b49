import { expect, test } from 'vitest';
import type { Draft } from '../../../shared/api/drafts.ts';
import { until } from './phone.ts';
import { atHerPage, ELDER, LARVAE, MONTH } from './village.ts';

test('after another way sent the month, what she types goes on being copied to the server', async () => {
  const there = await atHerPage();
  const { her, its, page } = there;
  const serversCopy = () => there.bot.call<Draft>('GET', `/drafts/${MONTH}`, { as: her });
  page.set(ELDER, 4);
  await page.idle();
  await its.pass(3_000);
  expect((await serversCopy()).json.answers).toEqual({ [ELDER]: 4 });

  // Sent by another way, and the server let go of its copy.
  const other = there.phone(her).open();
  await until(other.answers, (answers) => answers[ELDER] === 4);
  await other.idle();
  await other.send();
  await until(other.queue, ({ kind }) => kind === 'sent');
  other.kill();
  expect((await serversCopy()).status).toBe(404);

  page.set(LARVAE, 10);
  await page.idle();
  await its.pass(3_000);
  await its.pass(3_000);
  page.set(LARVAE, 11);
  await page.idle();
  await its.pass(3_000);
  expect((await serversCopy()).json).toMatchObject({ answers: { [ELDER]: 4, [LARVAE]: 11 } });
});
