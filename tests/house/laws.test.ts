import { describe, expect, test } from 'vitest';
import { brokenArrows } from './arrows.ts';
import { brokenHabits } from './habits.ts';
import { readModule } from './module-facts.ts';
import { forbiddenRoads } from './reach.ts';
import { brokenSizes } from './sizes.ts';

const arrowsOf = (path: string, source: string): string[] => brokenArrows([readModule(path, source)]);
const habitsOf = (path: string, source: string): string[] => brokenHabits([readModule(path, source)]);

describe('arrows', () => {
  test.each([
    ['shared/report/form.ts', "import { app } from '../../bot/app.ts';"],
    ['shared/report/form.ts', "import type { App } from '../../bot/app.ts';"],
    ['shared/report/form.ts', "export { readFileSync } from 'node:fs';"],
    ['shared/report/form.ts', "export * from 'kysely';"],
    ['bot/services/report/submit.ts', "import { Hono } from 'hono/tiny';"],
    ['bot/services/report/submit.ts', "import { createHash } from 'crypto';"],
    ['bot/conversation/step.ts', "const kit = await import('@line/bot-sdk');"],
    ['bot/conversation/step.ts', "import type { Db } from '../db/db.ts';"],
    ['bot/conversation/step.ts', "let plan: import('../services/plan.ts').Plan;"],
    ['bot/messages/card.ts', "import { type FlexBubble } from '@line/bot-sdk';"],
    ['liff/pages/points.tsx', "import { schema } from '../../bot/http/schema.ts';"],
    ['bot/db/migrate.ts', "import Database from 'better-sqlite3';"],
    ['bot/app.ts', "const stand = await import('../tests/simulator/start.ts');"],
    ['bot/node.ts', "import { start } from '../tests/simulator/start.ts';"],
    ['bot/jobs/drain.ts', 'const job = await import(name);'],
  ])('%s is caught with %s', (path, source) => {
    expect(arrowsOf(path, source)).toHaveLength(1);
  });

  test.each([
    ['shared/report/schema.ts', "import { z } from 'zod'; import { itemsOf } from './form.ts';"],
    ['bot/messages/card.ts', "import type { messagingApi } from '@line/bot-sdk';"],
    ['bot/db/sqlite.ts', "import Database from 'better-sqlite3';"],
    ['bot/node.ts', "const { start } = await import('../tests/simulator/start.ts');"],
    ['bot/http/reports.ts', "import { Hono } from 'hono'; import { submit } from '../services/report/submit.ts';"],
    [
      'tests/engines/store.test.ts',
      "import { Client } from 'pg'; import { openSqlite } from '../../bot/db/sqlite.ts';",
    ],
  ])('%s may hold %s', (path, source) => {
    expect(arrowsOf(path, source)).toEqual([]);
  });

  test('a breach names file, line and target', () => {
    expect(arrowsOf('shared/a/b.ts', "\n\nimport pg from 'pg';")).toEqual([
      'shared/a/b.ts:3 shared imports nothing but zod and itself (npm:pg)',
    ]);
  });
});

describe('roads', () => {
  const answers = readModule('shared/report/answers.ts', "import { z } from './schema.ts';");
  const schema = readModule('shared/report/schema.ts', "import { z } from 'zod';");

  test('the report entry reaches zod over two files', () => {
    const main = readModule('liff/main.tsx', "import { check } from '../shared/report/answers.ts';");
    expect(forbiddenRoads([main, answers, schema])).toEqual([
      "liff's report entry never reaches zod: liff/main.tsx → shared/report/answers.ts → shared/report/schema.ts → npm:zod",
    ]);
  });

  test('types and pages loaded on demand are not reached', () => {
    const main = readModule(
      'liff/main.tsx',
      "import type { Answers } from '../shared/report/answers.ts'; const staff = () => import('../shared/report/schema.ts');",
    );
    expect(forbiddenRoads([main, answers, schema])).toEqual([]);
  });
});

describe('habits', () => {
  test.each([
    ['Date.now()'],
    ['new Date()'],
    ['globalThis.Math.random()'],
    ['process.env.PORT'],
    ['crypto.randomUUID()'],
    ["'ส่งแล้ว'"],
    ["'\\u0e2a'"],
    [`\`\${1} คน\``],
    ['/^ส่ง/'],
    ['<p>สวัสดี</p>'],
  ])('%s is caught in a page', (source) => {
    expect(habitsOf('liff/pages/report.tsx', `export const x = ${source};`)).toHaveLength(1);
  });

  test('comments may be Thai, and a given time may become a Date', () => {
    expect(habitsOf('bot/jobs/wave.ts', '/** อสม. */ export const at = (ms: number) => new Date(ms);')).toEqual([]);
  });

  test('entries read the clock, shared/text holds the words', () => {
    expect(habitsOf('bot/node.ts', 'export const now = () => Date.now();')).toEqual([]);
    expect(habitsOf('shared/text/labels.ts', "export const SENT = 'ส่งแล้ว';")).toEqual([]);
  });
});

test('a file that does not parse is an error, not a pass', () => {
  expect(() => readModule('bot/app.ts', 'import {')).toThrow('bot/app.ts');
});

test('long files are caught, tests may be longer, and the median is a law', () => {
  const short = { path: 'bot/app.ts', lines: 20 };
  const files = [short, { path: 'bot/b.ts', lines: 301 }, { path: 'tests/a.test.ts', lines: 400 }, short];
  expect(brokenSizes(files)).toEqual(['bot/b.ts has 301 lines']);
  expect(brokenSizes([{ path: 'bot/app.ts', lines: 90 }])).toHaveLength(1);
});
