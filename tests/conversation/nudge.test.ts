import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../../bot/conversation/notices.ts';
import { monthAt } from '../../shared/calendar/months.ts';
import { stageOf } from '../../shared/reminders/stage.ts';
import { runs } from '../support/runs.ts';
import { play, randomTalk } from './support/random-talk.ts';
import { actionsIn, say, takeTurn, tapOf } from './support/turn.ts';
import { at, monthsOf, OCTOBER, ROLE_CODE, report, returning, type World } from './support/world.ts';

type Nudge = Extract<Notice, { notice: 'nudge' }>;
const isNudge = (one: Notice): one is Nudge => one.notice === 'nudge';
const nudgeIn = (notices: readonly Notice[]) => notices.find(isNudge)?.args ?? null;
const thanked = (world: World) => takeTurn(world, { kind: 'text', text: 'ขอบคุณค่ะ' }).notices;
const on = (now: string, sent: Readonly<Record<string, 'submitted' | 'returned' | 'certified'>> = {}): World => ({
  ...returning(),
  now: at(now),
  reports: {
    ...returning().reports,
    ...Object.fromEntries(Object.entries(sent).map(([month, state]) => [month, report(OCTOBER, { state })])),
  },
});

describe('the line at a reply’s end', () => {
  it.each([
    ['2026-11-06 00:00', {}, 'early 2026-11 24'],
    ['2026-11-24 23:59', {}, 'early 2026-11 6'],
    ['2026-11-25 00:00', {}, 'soon 2026-11 5'],
    ['2026-11-30 23:59', {}, 'soon 2026-11 0'],
    ['2026-12-01 00:00', {}, 'late 2026-11 4'],
    ['2026-12-05 23:59', {}, 'late 2026-11 0'],
    ['2026-12-06 00:00', {}, 'early 2026-12 25'],
    ['2026-12-03 12:00', { '2026-11': 'certified' }, 'early 2026-12 28'],
    ['2026-12-03 12:00', { '2026-12': 'returned' }, 'returned 2026-12 28'],
    ['2026-11-26 12:00', { '2026-11': 'returned' }, 'returned 2026-11 4'],
    ['2026-11-26 12:00', { '2026-11': 'submitted' }, null],
    ['2026-11-26 12:00', { '2026-11': 'certified' }, null],
    // February, also of a leap year.
    ['2027-02-23 00:00', { '2027-01': 'submitted' }, 'soon 2027-02 5'],
    ['2028-02-24 00:00', { '2028-01': 'submitted' }, 'soon 2028-02 5'],
  ] as const)('on %s with %o: %s', (now, sent, expected) => {
    const own = nudgeIn(thanked(on(now, sent)))?.own ?? null;
    expect(own && `${own.kind} ${own.month} ${own.days}`).toBe(expected);
  });

  it('is kept from who wants the menu alone, but for a report that came back', () => {
    const quiet = { level: 'menu', slot: 'any' } as const;
    expect(nudgeIn(thanked({ ...on('2026-11-26 12:00'), choice: quiet }))).toBeNull();
    const back = on('2026-11-26 12:00', { '2026-11': 'returned' });
    expect(nudgeIn(thanked({ ...back, choice: quiet }))?.own).toMatchObject({ kind: 'returned' });
  });

  it('has its button in the bubble, and leaves the quick replies of the answer as they are', async () => {
    const world = on('2026-11-26 12:00');
    const messages = await say(thanked(world));
    const alone = await say([{ notice: 'thanks', args: {} }]);
    expect(messages.at(-1)?.quickReply).toEqual(alone[0]?.quickReply);
    const [button] = actionsIn({ ...messages.at(-1), quickReply: undefined });
    if (!button) throw new Error('no button');
    expect(takeTurn(world, tapOf(button)).notices).toMatchObject([
      { notice: 'report-start', args: { month: '2026-11', last: { month: '2026-10' } } },
    ]);
  });

  it('waits while somebody is asked whether a role is hers', () => {
    const world = { ...on('2026-11-26 12:00'), codes: { DEMOSTAFF1: ROLE_CODE } };
    const asked = takeTurn(world, { kind: 'text', text: 'ลงทะเบียน DEMO-STAFF-1' }).world;
    expect(asked.conversation.talk).toMatchObject({ topic: 'registration' });
    expect(nudgeIn(thanked(asked))).toBeNull();
  });

  it('stands under a report of an earlier month that was begun and never sent', () => {
    const begun = takeTurn({ ...on('2026-11-20 12:00') }, { kind: 'text', text: 'ส่งรายงาน' }).world;
    expect(nudgeIn(thanked({ ...begun, now: at('2026-12-26 12:00') }))?.own).toMatchObject({ month: '2026-12' });
  });
});

describe('whatever somebody says', () => {
  it('at most one nudge stands in a reply, at its end, and none in the middle of a report or after all is sent', async () => {
    let nudges = 0;
    await fc.assert(
      fc.asyncProperty(randomTalk(25), async (talk) => {
        await play(talk, ({ before, turned, messages }) => {
          const { notices, world } = turned;
          const found = notices.filter(isNudge);
          expect(found.length).toBeLessThanOrEqual(1);
          if (!found[0]) return;
          nudges += 1;
          expect(notices.at(-1)).toBe(found[0]);
          expect(messages.length).toBeGreaterThan(1);
          expect(world.conversation.talk).not.toMatchObject({ topic: 'registration' });
          expect(notices.map(({ notice }) => notice)).not.toContain('draft-waiting');
          const { talk: after } = world.conversation;
          if (after.topic === 'report' && monthAt(world.now) === after.month) expect(after.answers).toEqual({});
          const { own } = found[0].args;
          if (!own) return;
          const months = monthsOf(before).map(({ window, report: one }) => ({
            window,
            report: one?.state ?? null,
          }));
          const stage = stageOf(months, before.now);
          expect([stage?.month.month, stage?.stage]).not.toContain('reported');
          expect(own.month).toBe(stage?.month.month);
        });
      }),
      { numRuns: runs(200) },
    );
    expect(nudges).toBeGreaterThan(5);
  });
});
