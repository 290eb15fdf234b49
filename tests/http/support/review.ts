import { expect } from 'vitest';
import type { OperationAnswer, QueueAnswer, QueueLine, ReviewAnswer } from '../../../shared/api/review.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import type { ApiBot, SignedIn } from './api.ts';
import { MONTH, reportBody, send } from './reports.ts';

export const UNIT = '/units/demo-unit';

/** Numbers that nothing stands out in; `more` on top. */
export const plain = (more: Record<string, number> = {}) => ({
  ...Object.fromEntries(itemsOf(FORM_2567_2).map(({ code }) => [code, 0])),
  'promote_health.7': 4,
  ...more,
});

/** Volunteers of the demo without history, registered, each with a report of this month. */
export async function reporters(bot: ApiBot, numbers: readonly number[], more: Record<string, number> = {}) {
  const people = [];
  for (const n of numbers) {
    const she = await bot.register(`อสม ${n}`, `DEMO-${String(n).padStart(4, '0')}`);
    expect((await send(bot, she, reportBody(plain(more)))).status).toBe(201);
    people.push(she);
  }
  return people;
}

export const queue = async (bot: ApiBot, as: SignedIn, query = '') =>
  (await bot.call<QueueAnswer>('GET', `${UNIT}/reports?month=${MONTH}${query}`, { as })).json;

/** The line of a volunteer by her number. */
export async function lineOf(bot: ApiBot, as: SignedIn, n: number): Promise<QueueLine & { id: string; seq: number }> {
  const id = `demo-volunteer-${String(n).padStart(4, '0')}`;
  const line = (await queue(bot, as, '&limit=200')).reports.find(({ person }) => person.id === id);
  if (!line || line.id === null || line.seq === null) throw new Error(`no report of ${id}`);
  return { ...line, id: line.id, seq: line.seq };
}

export const inspect = (bot: ApiBot, as: SignedIn, id: string) =>
  bot.call<ReviewAnswer>('GET', `${UNIT}/reports/${id}`, { as });

export const act = (
  bot: ApiBot,
  as: SignedIn,
  { id, seq }: { id: string; seq: number },
  name: string,
  more: object = {},
) => bot.call('POST', `${UNIT}/reports/${id}/${name}`, { as, body: { seq, ...more } });

export const certifyMany = (bot: ApiBot, as: SignedIn, body: object) =>
  bot.call<OperationAnswer>('POST', `${UNIT}/certifications`, { as, body: { month: MONTH, ...body } });

export const balanceOf = async (bot: ApiBot, as: SignedIn) =>
  (await bot.call<{ balance: number; debt: number; pending: number }>('GET', '/points', { as })).json;
