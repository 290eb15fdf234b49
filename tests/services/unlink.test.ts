import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Db, one } from '../../bot/db/db.ts';
import { consentOf, consentsOf } from '../../bot/db/queries/consent.ts';
import { conversationOf, keepConversation, takeTurn } from '../../bot/db/queries/conversation.ts';
import { linkLineUser } from '../../bot/db/queries/directory.ts';
import { draftsOf, writeDraft } from '../../bot/db/queries/draft.ts';
import { addWave } from '../../bot/db/queries/wave.ts';
import { addRecipients } from '../../bot/db/queries/wave-plan.ts';
import { statement } from '../../bot/db/statement.ts';
import { answerConsent } from '../../bot/services/consent/answer.ts';
import { memberOfLineUser } from '../../bot/services/people/membership.ts';
import { loadUnlinkFacts, unlink } from '../../bot/services/people/unlink.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';
import { makeUnit } from '../engines/people.ts';

const NOW = startOfMonth('2026-11');
const TALK = {
  shape: 1,
  heard: 5,
  seq: 3,
  card: 7,
  misses: 2,
  talk: { topic: 'report' },
  aside: [{ topic: 'report' }],
};
const actions = statement('test.actions', (q, p: { unitId: string }) =>
  q.selectFrom('audit_entry').select(['action', 'seq']).where('unit_id', '=', p.unitId).orderBy('seq'),
);

const inWaves = statement('test.in-waves', (q, p: { unitId: string }) =>
  q.selectFrom('wave_recipient').select(['person_id', 'line_user_id']).where('unit_id', '=', p.unitId),
);
const WAVE = {
  id: 'wave-unlink',
  month: '2026-11',
  name: 'd5',
  aggregationUnit: 'rem_202611_d5',
  dueAt: NOW,
  plannedBy: 'operator',
  at: NOW,
};

describe.each(['better-sqlite3', 'PostgreSQL', 'D1'])('parting on %s', (name) => {
  let engine: OpenEngine;
  let db: Db;
  beforeAll(async () => {
    const open = ENGINES[name];
    if (!open) throw new Error('no engine');
    engine = await open();
    [db] = engine.dbs;
  });
  afterAll(() => engine?.stop());
  const some = (n: number) => engine.dbs[n % engine.dbs.length] ?? engine.dbs[0];

  const part = (store: Db, lineUserId: string) => {
    const errandId = uuid();
    return runVerb(store, async (seen) =>
      unlink(await loadUnlinkFacts(seen, lineUserId, NOW), { lineUserId, errandId }),
    );
  };
  const linked = async (unitId: string, lane: string) => {
    const [who] = await makeUnit(db, unitId, 1);
    await db.commit([linkLineUser({ lineUserId: lane, personId: who?.id ?? '', at: NOW, noticeVersion: '1' })]);
    return who?.id ?? '';
  };

  test('ten times at once is once', async () => {
    await linked('unit-part', 'U-part');
    const told = await Promise.allSettled(Array.from({ length: 10 }, (_, n) => part(some(n), 'U-part')));
    const done = told.filter((one) => one.status === 'fulfilled' && 'unlinked' in one.value && one.value.unlinked);
    expect(done).toHaveLength(1);
    expect(told.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await db.rows(actions({ unitId: 'unit-part' }))).toEqual([{ action: 'line.unlinked', seq: 1 }]);
    expect(await memberOfLineUser(db, 'U-part')).toBeNull();
  });

  test.each(['conversation.of', 'directory.member-rows'])(
    'who is faster before %s is read parts alone',
    async (before) => {
      const [unitId, lane] = [`unit-${before}`, `U-${before}`];
      await linked(unitId, lane);
      let first = true;
      const rows: Db['rows'] = async (asked) => {
        if (first && asked.template.name === before) {
          first = false;
          await part(db, lane);
        }
        return db.rows(asked);
      };
      expect(await part({ ...db, rows }, lane)).toEqual({ unlinked: false });
      expect(await db.rows(actions({ unitId }))).toHaveLength(1);
    },
  );

  test('the talk begins anew and keeps its numbers, so that old buttons stay old; a turn under way loses its race', async () => {
    const lane = 'U-talk';
    await linked('unit-talk', lane);
    const draft = { lane, month: '2026-11', seq: 1, source: 'chat', submissionId: null, formVersion: '1' } as const;
    await db.commit([
      keepConversation({ lane, seq: 3, state: JSON.stringify(TALK), at: NOW }),
      writeDraft({ ...draft, basedOn: null, answers: '{}', at: NOW }),
    ]);
    await part(db, lane);
    const kept = await one(db, conversationOf({ lane }));
    expect(JSON.parse(kept?.state ?? '')).toEqual({ ...TALK, misses: 0, talk: { topic: 'idle' }, aside: [] });
    expect(kept?.seq).toBe(4);
    expect(await db.rows(draftsOf({ lane }))).toEqual([]);
    await expect(db.commit([takeTurn({ lane, seq: 4, eventId: 'her words', at: NOW })])).rejects.toThrow();
  });

  test('waves keep that she was in them, and not her id at LINE', async () => {
    const personId = await linked('unit-waves', 'U-waves');
    await db.commit([
      addWave({ ...WAVE, areaId: 'unit-waves' }),
      addRecipients({
        unitId: 'unit-waves',
        month: WAVE.month,
        name: WAVE.name,
        last: 1,
        from: 0,
        to: 0,
        waveId: WAVE.id,
      }),
    ]);
    expect(await db.rows(inWaves({ unitId: 'unit-waves' }))).toEqual([
      { person_id: personId, line_user_id: 'U-waves' },
    ]);
    await part(db, 'U-waves');
    expect(await db.rows(inWaves({ unitId: 'unit-waves' }))).toEqual([{ person_id: personId, line_user_id: '' }]);
  });

  test('twenty answers to one consent at once: each is whole, and they alternate', async () => {
    const personId = await linked('unit-consent', 'U-consent');
    const member = await memberOfLineUser(db, 'U-consent');
    if (!member) throw new Error('nobody');
    const answer = (store: Db, given: boolean) =>
      runVerb(store, async (seen) => {
        const latest = await one(seen, consentOf({ personId, purpose: 'photo' }));
        return answerConsent({ now: NOW, member, newest: '1', latest }, { purpose: 'photo', given, version: '1' });
      });
    await Promise.allSettled(Array.from({ length: 20 }, (_, n) => answer(some(n), n % 2 === 0)));
    const words = (await db.rows(consentsOf({ personId }))).reverse();
    expect(words.length).toBeGreaterThan(0);
    expect(words.map(({ given }) => given)).toEqual(words.map((_, n) => (n % 2 === 0 ? 1 : 0)));
    expect(await db.rows(actions({ unitId: 'unit-consent' }))).toHaveLength(words.length);
  });
});
