import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COUNTRY } from '../../bot/db/country.ts';
import type { Db } from '../../bot/db/db.ts';
import { putArea, putPerson } from '../../bot/db/queries/roster.ts';
import { addWave } from '../../bot/db/queries/wave.ts';
import { statement } from '../../bot/db/statement.ts';
import { keepHouse } from '../../bot/jobs/keep-house.ts';
import { ENGINES, type OpenEngine } from '../engines/engines.ts';

const DAY = 24 * 3_600_000;
const START = Date.UTC(2026, 9, 1);
const MONTH = '2026-10';

const addChunk = statement('test.add-chunk', (q, p: { unitId: string; waveId: string }) =>
  q.insertInto('wave_chunk').values({
    unit_id: p.unitId,
    wave_id: p.waveId,
    part: 'day-1',
    people: 1,
    run_at: START,
    state: 'sent',
    attempts: 1,
  }),
);
const addRecipient = statement('test.add-recipient', (q, p: { unitId: string; personId: string; waveId: string }) =>
  q.insertInto('wave_recipient').values({
    unit_id: p.unitId,
    month: MONTH,
    person_id: p.personId,
    nth: 1,
    wave_id: p.waveId,
    part: 'day-1',
    line_user_id: 'U',
  }),
);
const recipients = statement('test.recipients', (q, _: Record<never, never>) =>
  q.selectFrom('wave_recipient').select(['wave_id', 'person_id']).orderBy('wave_id'),
);

const SOME = Object.entries(ENGINES).filter(([name]) => ['better-sqlite3', 'PostgreSQL'].includes(name));

describe.each(SOME)('forgetting who was in a wave, on %s', (_name, open) => {
  let engine: OpenEngine;
  let db: Db;
  beforeAll(async () => {
    engine = await open();
    [db] = engine.dbs;
  });
  afterAll(() => engine?.stop());

  async function wave(id: string, at: number, people: number): Promise<void> {
    const unitId = `unit-${id}`;
    const names = Array.from({ length: people }, (_, index) => `${id}-${index}`);
    const nobody = { givenName: '', familyName: '', birthDate: null, citizenHash: null, citizenTail: null };
    await db.commit([
      putArea({ id: unitId, kind: 'unit', parentId: COUNTRY, name: unitId, phone: null }),
      addWave({
        id,
        areaId: unitId,
        month: MONTH,
        name: 'd5',
        aggregationUnit: 'x',
        dueAt: at,
        plannedBy: 'operator',
        at,
      }),
      addChunk({ unitId, waveId: id }),
      ...names.map((personId) => putPerson({ id: personId, ...nobody })),
      ...names.map((personId) => addRecipient({ unitId, personId, waveId: id })),
    ]);
  }
  const left = async () => (await db.rows(recipients({}))).map((row) => row.wave_id);

  test('they go 90 days after it was planned, more than one step of them, and those of younger waves stay', async () => {
    await wave('old', START, 501);
    await wave('young', START + DAY, 1);
    await keepHouse(db, START + 90 * DAY);
    expect(await left()).toHaveLength(502);
    await keepHouse(db, START + 90 * DAY + 1);
    expect(await left()).toEqual(['young']);
  });
});
