import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../../bot/db/db.ts';
import { takeTurn } from '../../bot/db/queries/conversation.ts';
import { setThrottle } from '../../bot/db/queries/directory.ts';
import { writeDraft } from '../../bot/db/queries/draft.ts';
import { deadLetters, finishEvent, ignoreEvent, postponeEvent, receiveEvent } from '../../bot/db/queries/inbox.ts';
import { lostReplies, putReply, settleOutbox } from '../../bot/db/queries/outbox.ts';
import { addSession } from '../../bot/db/queries/session.ts';
import type { OutboxState } from '../../bot/db/schema.ts';
import { type Statement, statement } from '../../bot/db/statement.ts';
import { keepHouse } from '../../bot/jobs/keep-house.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';

const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 9, 1);
const OLD_ROWS = 20_000;
const STEP = 500;

const events = statement('test.events', (q, _: Record<never, never>) =>
  q.selectFrom('inbox').select(['event_id', 'payload']).orderBy('event_id'),
);
const turns = statement('test.turns', (q, _: Record<never, never>) => q.selectFrom('conversation_event').select('seq'));
const messages = statement('test.messages', (q, _: Record<never, never>) =>
  q.selectFrom('outbox').select(['id', 'notices', 'rendered']).orderBy('id'),
);
const throttles = statement('test.throttles', (q, _: Record<never, never>) =>
  q.selectFrom('throttle').select('key').orderBy('key'),
);
const sessions = statement('test.sessions', (q, _: Record<never, never>) =>
  q.selectFrom('session').select('token_hash').orderBy('token_hash'),
);
const drafts = statement('test.drafts', (q, _: Record<never, never>) =>
  q.selectFrom('draft').select('month').orderBy('month'),
);
const render = statement('test.render', (q, p: { id: string }) =>
  q
    .updateTable('outbox')
    .set({ rendered: sql.lit('["words"]') })
    .where('lane', '=', 'U1')
    .where('id', '=', p.id),
);

describe.each(['better-sqlite3', 'PostgreSQL'])('forgetting on %s', (name) => {
  let engine: OpenEngine;
  let db: Db;
  beforeEach(async () => {
    const open = ENGINES[name];
    if (!open) throw new Error('no engine');
    engine = await open();
    db = engine.dbs[0];
  });
  afterEach(() => engine?.stop());

  const payloads = async () => Object.fromEntries((await db.rows(events({}))).map((e) => [e.event_id, e.payload]));
  const words = async () =>
    Object.fromEntries((await db.rows(messages({}))).map((m) => [m.id, [m.notices, m.rendered]]));

  test('what people typed goes 7 days after it was handled, a dead letter after 90, the key after 400', async () => {
    const done = (eventId: string, at: number) => finishEvent({ lane: 'U1', eventId, at, mark: 'unsend:' });
    const dead = { lane: 'U1', attempts: 5, runAt: 0, error: 'broken' };
    await db.commit([
      ...['handled', 'late', 'dead', 'open'].map(receivedAtStart),
      ignoreEvent({ lane: 'U1', eventId: 'ignored', eventAt: START, at: START, why: 'standby' }),
      done('handled', START),
      done('late', START + 5 * DAY),
      postponeEvent({ ...dead, eventId: 'dead', deadAt: START + DAY }),
    ]);

    await keepHouse(db, START + 7 * DAY);
    expect(await payloads()).toEqual({ handled: '{}', late: '{}', dead: '{}', open: '{}', ignored: null });
    await keepHouse(db, START + 7 * DAY + 1);
    expect(await payloads()).toMatchObject({ handled: null, late: '{}', dead: '{}', open: '{}' });
    await keepHouse(db, START + 12 * DAY + 1);
    expect(await payloads()).toMatchObject({ late: null, dead: '{}' });
    await keepHouse(db, START + 91 * DAY);
    expect(await payloads()).toMatchObject({ dead: '{}' });
    expect(await db.rows(deadLetters({ limit: 9 }))).toHaveLength(1);
    await keepHouse(db, START + 91 * DAY + 1);
    expect(await payloads()).toMatchObject({ dead: null });
    expect(await db.rows(deadLetters({ limit: 9 }))).toEqual([]);
    await keepHouse(db, START + 400 * DAY);
    expect(Object.keys(await payloads())).toHaveLength(5);
    await keepHouse(db, START + 400 * DAY + 1);
    expect(await payloads()).toEqual({ open: '{}' });
  });

  test('the guards of turns go after 7 days', async () => {
    await db.commit([takeTurn({ lane: 'U1', seq: 1, eventId: 'e1', at: START })]);
    await keepHouse(db, START + 7 * DAY);
    expect(await db.rows(turns({}))).toHaveLength(1);
    await keepHouse(db, START + 7 * DAY + 1);
    expect(await db.rows(turns({}))).toEqual([]);
  });

  test('what we said goes after 7 days, what is still to be told after 30, the row after 90', async () => {
    const finished: OutboxState[] = ['sent', 'probable', 'refused', 'carried', 'unknown'];
    const states: OutboxState[] = [...finished, 'lost', 'waiting'];
    await db.commit(states.flatMap((state) => repliedAtStart(state, state)));
    const kept = ['[{}]', '["words"]'];
    const wiped = ['[]', null];

    await keepHouse(db, START + 7 * DAY);
    expect(await words()).toEqual(Object.fromEntries(states.map((state) => [state, kept])));
    await keepHouse(db, START + 7 * DAY + 1);
    const afterAWeek = Object.fromEntries(finished.map((state) => [state, wiped]));
    expect(await words()).toEqual({ ...afterAWeek, lost: kept, waiting: kept });
    await keepHouse(db, START + 30 * DAY);
    expect(await words()).toMatchObject({ lost: kept });
    await keepHouse(db, START + 30 * DAY + 1);
    expect(await words()).toEqual({ ...afterAWeek, lost: wiped, waiting: kept });
    expect(await db.rows(lostReplies({ lane: 'U1' }))).toMatchObject([{ notices: '[]' }]);
    await keepHouse(db, START + 90 * DAY);
    expect(Object.keys(await words())).toHaveLength(states.length);
    await keepHouse(db, START + 90 * DAY + 1);
    expect(await words()).toEqual({ waiting: kept });
  });

  test('wrong codes are forgotten after 2 days', async () => {
    const miss = { failures: 5, blockedUntil: START + DAY };
    await db.commit([
      setThrottle({ ...miss, key: 'old', since: START }),
      setThrottle({ ...miss, key: 'young', since: START + DAY }),
    ]);
    await keepHouse(db, START + 2 * DAY);
    expect(await db.rows(throttles({}))).toEqual([{ key: 'old' }, { key: 'young' }]);
    await keepHouse(db, START + 2 * DAY + 1);
    expect(await db.rows(throttles({}))).toEqual([{ key: 'young' }]);
  });

  test('sessions go a day after they are over, drafts 90 days after the last word', async () => {
    const session = { lineUserId: 'U1', at: START, authenticatedAt: START };
    const draft = { lane: 'U1', seq: 1, source: 'form', submissionId: null, formVersion: '1', basedOn: null } as const;
    await db.commit([
      addSession({ ...session, tokenHash: 'old', expiresAt: START }),
      addSession({ ...session, tokenHash: 'young', expiresAt: START + DAY }),
      writeDraft({ ...draft, month: '2026-09', answers: '{}', at: START }),
      writeDraft({ ...draft, month: '2026-10', answers: '{}', at: START + DAY }),
    ]);
    await keepHouse(db, START + DAY);
    expect(await db.rows(sessions({}))).toHaveLength(2);
    await keepHouse(db, START + DAY + 1);
    expect(await db.rows(sessions({}))).toEqual([{ token_hash: 'young' }]);
    await keepHouse(db, START + 90 * DAY);
    expect(await db.rows(drafts({}))).toHaveLength(2);
    await keepHouse(db, START + 90 * DAY + 1);
    expect(await db.rows(drafts({}))).toEqual([{ month: '2026-10' }]);
  });

  test(`${OLD_ROWS} old rows go in small commits, so many in a run and no more`, async () => {
    const ids = Array.from({ length: OLD_ROWS }, (_, index) => `e${index}`);
    await db.commit(ids.map((id) => receivedAtStart(id)));
    await db.commit(ids.map((eventId) => finishEvent({ lane: 'U1', eventId, at: START, mark: 'unsend:' })));
    const sizes: number[] = [];
    const watched: Db = {
      ...db,
      commit: async (statements) => {
        const results = await db.commit(statements);
        sizes.push(results.reduce((sum, { changes }) => sum + changes, 0));
        return results;
      },
    };
    expect(await keepHouse(watched, START + 8 * DAY, { stopped: () => true })).toBe(0);
    expect(await keepHouse(watched, START + 8 * DAY, { steps: 3 })).toBe(3 * STEP);
    expect(await keepHouse(watched, START + 8 * DAY)).toBe(OLD_ROWS - 3 * STEP);
    expect(Object.values(await payloads()).filter((payload) => payload !== null)).toEqual([]);
    expect(await keepHouse(watched, START + 401 * DAY)).toBe(OLD_ROWS);
    expect(await db.rows(events({}))).toEqual([]);
    expect(Math.max(...sizes)).toBe(STEP);
  });
});

function receivedAtStart(eventId: string): Statement {
  return receiveEvent({ lane: 'U1', eventId, eventAt: START, at: START, payload: '{}', runAt: START });
}

function repliedAtStart(id: string, state: OutboxState): Statement[] {
  const reply = { lane: 'U1', id, eventId: id, notices: '[{}]', token: 't', until: START, at: START, runAt: START };
  const verdict = { runAt: START, sentAt: null, requestId: null, error: null };
  return [putReply(reply), render({ id }), settleOutbox({ lane: 'U1', id, held: 0, state, attempts: 1, ...verdict })];
}
