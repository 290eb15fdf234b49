import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '../../bot/services/people/membership.ts';
import { choose, loadChooseFacts, readChoice } from '../../bot/services/reminder/choose.ts';
import { runVerb } from '../../bot/services/run-verb.ts';
import { ENGINES, type OpenEngine } from './engines.ts';
import { makeUnit } from './people.ts';

const NOW = Date.parse('2026-11-26T03:00:00Z');

describe.each(Object.entries(ENGINES))('which reminders she wants, on %s', (_name, open) => {
  let engine: OpenEngine;
  let members: Member[];
  beforeAll(async () => {
    engine = await open();
    members = await makeUnit(engine.dbs[0], `unit-${uuid()}`, 1);
  });
  afterAll(() => engine?.stop());

  test('is one row, made by the first choice and changed by the next; what she leaves out stays', async () => {
    const [db] = engine.dbs;
    const [she] = members;
    if (!she) throw new Error('nobody');
    const say = (input: Parameters<typeof choose>[1]) =>
      runVerb(db, async (view) => choose(await loadChooseFacts(view, she, NOW), input));
    expect(await readChoice(db, she.id)).toEqual({ level: 'all', slot: 'any' });
    await say({ level: 'last' });
    await say({ slot: 'evening' });
    expect(await say({ slot: 'evening' })).toEqual({
      before: { level: 'last', slot: 'evening' },
      choice: { level: 'last', slot: 'evening' },
    });
    expect(await readChoice(db, she.id)).toEqual({ level: 'last', slot: 'evening' });
  });
});
