import { v4 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConstraintError, type Db, one } from '../../bot/db/db.ts';
import { finishEvent, growingOld, nextEvent, receiveEvent } from '../../bot/db/queries/inbox.ts';
import { answerEarly, lostReplies, putLost, putReply } from '../../bot/db/queries/outbox.ts';
import { ENGINES, type OpenEngine } from './engines.ts';

const RACERS = 20;
const AT = 1_000_000;

describe.each(Object.entries(ENGINES))('who uses a reply token on %s', (_name, open) => {
  let engine: OpenEngine;
  const via = (index: number): Db => engine.dbs[index % engine.dbs.length] ?? engine.dbs[0];
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.stop());

  const event = async (lane: string, eventId: string, at = AT) => {
    await via(0).commit([receiveEvent({ lane, eventId, eventAt: at, at, payload: '{}', runAt: at })]);
  };
  const reply = (lane: string, eventId: string) => ({
    lane,
    eventId,
    notices: '[]',
    token: 't',
    until: AT,
    at: AT,
    runAt: AT,
  });
  const early = async (index: number, lane: string, eventId: string) =>
    (await via(index).commit([answerEarly(reply(lane, eventId))]))[0]?.changes;
  /** True when the turn could use the token itself. */
  const turn = async (index: number, lane: string, eventId: string) => {
    const done = finishEvent({ lane, eventId, at: AT, mark: '' });
    try {
      await via(index).commit([done, putReply(reply(lane, eventId))]);
      return true;
    } catch (error) {
      if (!(error instanceof ConstraintError)) throw error;
      await via(index).commit([done, putLost({ lane, id: uuid(), notices: '["receipt"]', at: AT })]);
      return false;
    }
  };

  test('one of the early answers and the turn, however they race; what the turn had to say is never lost', async () => {
    for (let n = 0; n < RACERS; n++) {
      const lane = `U${uuid()}`;
      await event(lane, 'e1');
      const [first, mine, second] = await Promise.all([
        early(n, lane, 'e1'),
        turn(n + 1, lane, 'e1'),
        early(n + 2, lane, 'e1'),
      ]);
      expect((first ?? 0) + (second ?? 0) + (mine ? 1 : 0)).toBe(1);
      expect(await via(n).rows(lostReplies({ lane }))).toHaveLength(mine ? 0 : 1);
    }
  });

  test('the next event of a lane tells whether it was answered', async () => {
    const lane = `U${uuid()}`;
    await event(lane, 'e1');
    expect(await one(via(0), nextEvent({ lane }))).toMatchObject({ event_id: 'e1', told: null });
    expect(await early(0, lane, 'e1')).toBe(1);
    expect(await one(via(0), nextEvent({ lane }))).toMatchObject({ event_id: 'e1', told: 'e1' });
  });

  test('once in a lane until it has caught up, and never after the turn', async () => {
    const lane = `U${uuid()}`;
    await event(lane, 'e1');
    await event(lane, 'e2', AT + 1);
    expect([await early(0, lane, 'e1'), await early(1, lane, 'e2')]).toEqual([1, 0]);
    expect(await turn(0, lane, 'e1')).toBe(false);
    expect(await early(0, lane, 'e2')).toBe(1);
    expect(await turn(0, lane, 'e2')).toBe(false);
    await event(lane, 'e3', AT + 2);
    expect(await turn(1, lane, 'e3')).toBe(true);
    expect(await early(1, lane, 'e3')).toBe(0);
  });

  test('open events are found in the order of their leases', async () => {
    const lane = `U${uuid()}`;
    const from = AT * 1_000;
    for (const n of [3, 1, 2]) await event(lane, `e${n}`, from + n);
    await turn(0, lane, 'e2');
    const found = await via(0).rows(growingOld({ after: from, until: from + 3, limit: 10 }));
    expect(found.map((row) => row.event_id)).toEqual(['e1', 'e3']);
  });
});
