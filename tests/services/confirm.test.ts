import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { one } from '../../bot/db/db.ts';
import { codeByHash, setThrottle, throttleOf } from '../../bot/db/queries/directory.ts';
import { putCode } from '../../bot/db/queries/roster.ts';
import { NO_MONTHS } from '../../bot/services/people/menu-of.ts';
import { confirm } from '../../bot/services/registration/confirm.ts';
import { throttleKey } from '../../bot/services/registration/count-miss.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { startOfMonth } from '../../shared/calendar/months.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';
import { makeUnit } from '../engines/people.ts';

const MONTH = '2026-10';
const NOW = startOfMonth(MONTH);

describe.each(['better-sqlite3', 'PostgreSQL'])('confirming on %s', (name) => {
  let engine: OpenEngine;
  beforeAll(async () => {
    const open = ENGINES[name];
    if (!open) throw new Error('no engine');
    engine = await open();
  });
  afterAll(() => engine?.stop());

  test('leaves no count of wrong codes behind', async () => {
    const [db] = engine.dbs;
    const [who] = await makeUnit(db, 'unit-confirm', 1);
    if (!who) throw new Error('nobody');
    const [codeHash, lineUserId] = ['hash', 'U1'];
    const key = throttleKey(lineUserId);
    await db.commit([
      putCode({ codeHash, personId: who.id, role: 'volunteer', areaId: 'unit-confirm', at: NOW, expiresAt: null }),
      setThrottle({ key, failures: 3, since: NOW, blockedUntil: 0 }),
    ]);
    const code = await one(db, codeByHash({ codeHash }));
    const facts = { now: NOW, month: MONTH, code: code && { ...code, codeHash }, personId: null, menu: NO_MONTHS };
    const plan = confirm(facts, { lineUserId, noticeVersion: '1', errandId: uuid() });
    if (isProblem(plan)) throw new Error(plan.problem);
    await db.commit(plan.statements);
    expect(await one(db, throttleOf({ key }))).toBeNull();
  });
});
