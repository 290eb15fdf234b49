import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTRY } from '../../bot/db/country.ts';
import type { Db } from '../../bot/db/db.ts';
import { putArea, putForm, useForm } from '../../bot/db/queries/roster.ts';
import { statement } from '../../bot/db/statement.ts';
import { RuleBook } from '../../bot/services/report/rule-book.ts';
import { windowOf } from '../../shared/calendar/deadlines.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';

const putCalendar = statement(
  'test.put-calendar',
  (q, p: { areaId: string; dueAt: number | null; closesAt: number | null }) =>
    q.insertInto('report_calendar').values({
      area_id: p.areaId,
      month: '2026-10',
      opens_at: null,
      due_at: p.dueAt,
      review_due_at: null,
      closes_at: p.closesAt,
    }),
);

const rules = () => new RuleBook({ now: () => 0 });

describe.each(['better-sqlite3', 'PostgreSQL', 'D1'])('areas inherit on %s', (name) => {
  let engine: OpenEngine;
  let db: Db;
  beforeAll(async () => {
    const open = ENGINES[name];
    if (!open) throw new Error('no engine');
    engine = await open();
    [db] = engine.dbs;
    const area = (id: string, kind: 'province' | 'district' | 'unit', parentId: string) =>
      putArea({ id, kind, parentId, name: id, phone: null });
    await db.commit([
      area('p', 'province', COUNTRY),
      area('d', 'district', 'p'),
      area('u', 'unit', 'd'),
      area('u2', 'unit', 'd'),
    ]);
  });
  afterAll(() => engine?.stop());

  test('a calendar column by column, the nearest area first', async () => {
    await db.commit([
      putCalendar({ areaId: 'p', dueAt: 111, closesAt: 222 }),
      putCalendar({ areaId: 'u', dueAt: 333, closesAt: null }),
    ]);
    const unit = (await rules().of(db, 'u')).windowOf('2026-10');
    expect(unit).toEqual({ ...windowOf('2026-10'), dueAt: 333, closesAt: 222 });
    const second = await rules().of(db, 'u2');
    const [other, next] = [second.windowOf('2026-10'), second.windowOf('2026-11')];
    expect(other).toEqual({ ...windowOf('2026-10'), dueAt: 111, closesAt: 222 });
    expect(next).toEqual(windowOf('2026-11'));
  });

  test('a form: the nearest area that has one in force in that month', async () => {
    const local = { ...FORM_2567_2, version: 'local-1' };
    await db.commit([
      putForm({ version: local.version, definition: JSON.stringify(local) }),
      useForm({ areaId: 'd', fromMonth: '2026-11', version: local.version }),
    ]);
    const { formOf } = await rules().of(db, 'u');
    expect([formOf('2026-10').version, formOf('2026-11').version]).toEqual([FORM_2567_2.version, 'local-1']);
  });
});
