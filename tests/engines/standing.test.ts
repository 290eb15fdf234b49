import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReport } from '../../bot/db/queries/report.ts';
import { putArea } from '../../bot/db/queries/roster.ts';
import type { Member } from '../../bot/services/people/membership.ts';
import { choose, loadChooseFacts } from '../../bot/services/reminder/choose.ts';
import { readStanding } from '../../bot/services/reminder/standing.ts';
import { readVillage } from '../../bot/services/reminder/village.ts';
import { RuleBook } from '../../bot/services/report/rule-book.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

const NOW = Date.parse('2026-12-03T03:00:00Z');
const MID = Date.parse('2026-12-15T03:00:00Z');

describe.each(Object.entries(ENGINES))('where she stands, on %s', (_name, open) => {
  let engine: OpenEngine;
  let members: Member[];
  const unitId = `unit-${uuid()}`;
  const rules = new RuleBook({ now: () => NOW });
  beforeAll(async () => {
    engine = await open();
    members = await makeUnit(engine.dbs[0], unitId, 3);
  });
  afterAll(() => engine?.stop());

  const nth = (index: number): Member => {
    const member = members[index];
    if (!member) throw new Error('nobody');
    return member;
  };
  const sent = (personId: string, month: string) =>
    openReport({
      unitId,
      id: uuid(),
      personId,
      month,
      number: `${Math.trunc(Number(month.slice(5)))}${personId.slice(-9)}`,
      at: NOW,
      onTime: 1,
      streak: 0,
      points: 0,
      villageId: null,
      attention: 0,
      numbers: null,
      filedAt: null,
    });
  const standing = (member: Member, now = NOW) => readStanding(engine.dbs[0], rules, member, now);

  test('in both months that take reports, and which reminders she wants', async () => {
    const [db] = engine.dbs;
    const she = nth(0);
    expect(await standing(she)).toMatchObject({
      stage: { stage: 'due-soon', month: { month: '2026-11' } },
      level: 'all',
    });
    await db.commit([sent(she.id, '2026-11')]);
    await runVerb(db, async (view) => choose(await loadChooseFacts(view, she, NOW), { level: 'menu' }));
    expect(await standing(she)).toMatchObject({
      stage: { stage: 'not-reported', month: { month: '2026-12' } },
      level: 'menu',
    });
    await db.commit([sent(she.id, '2026-12')]);
    expect(await standing(she)).toMatchObject({ stage: { stage: 'reported', month: { month: '2026-12' } } });
    expect((await standing(nth(1))).stage).toMatchObject({ stage: 'due-soon' });
  });

  test('a head volunteer hears of the others of her village while the month falls due', async () => {
    const [db] = engine.dbs;
    const village = `${unitId}-v`;
    await db.commit([putArea({ id: village, kind: 'village', parentId: unitId, name: 'หมู่ 3', phone: null })]);
    const she = nth(2);
    const duty = { ...she.assignments[0], village_id: village, village_name: 'หมู่ 3' } as Member['assignments'][number];
    const head: Member = { ...she, assignments: [duty, { ...duty, role: 'head-volunteer' }] };
    expect(await readVillage(db, rules, head, NOW)).toEqual({ name: 'หมู่ 3', month: '2026-11', count: 0, names: [] });
    expect(await readVillage(db, rules, head, MID)).toBeNull();
    expect(await readVillage(db, rules, she, NOW)).toBeNull();
  });
});
