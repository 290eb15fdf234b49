import { v7 as uuid } from 'uuid';
import type { OperationAnswer, QueueAnswer } from '../../../shared/api/review.ts';
import { addMonths } from '../../../shared/calendar/months.ts';
import type { StaffSide } from './asking.ts';
import type { Look } from './pages.ts';

// What officers do: each time in a unit where nobody did it before. Counted from the last unit, since pages are looked at from the first.

const unitOf = ({ store }: Pick<StaffSide, 'store'>, turn: number) =>
  store.units.at(-1 - (turn % store.units.length)) ?? store.largest;

/** All that a unit's volunteers sent is certified at once, with points, audit and menus. */
export const certifyAll: Look = async ({ store, ask }, turn) => {
  const who = unitOf({ store }, turn);
  const path = `/units/${who.areaId}`;
  const { said } = await ask<QueueAnswer>(who, 'GET', `${path}/reports?month=${store.month}&limit=1`);
  const expected = said.counts.states.submitted;
  const request = { id: uuid(), month: store.month, expected, filter: {}, asOf: said.asOf };
  const done = await ask<OperationAnswer>(who, 'POST', `${path}/certifications`, request);
  if (expected === 0 || done.said.certified !== expected)
    throw new Error(`${who.areaId}: certified ${done.said.certified} of ${expected}`);
  return [done.took];
};

/** What a unit's month says is frozen for the second person. */
export const prepareEvidence: Look = async ({ store, ask }, turn) => {
  const who = unitOf({ store }, turn);
  const month = addMonths(store.month, -1);
  return [(await ask(who, 'POST', `/units/${who.areaId}/evidence`, { month })).took];
};
