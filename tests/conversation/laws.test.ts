import type { messagingApi } from '@line/bot-sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../bot/conversation/types.ts';
import type { ProblemCode } from '../../shared/api/problems.ts';
import { PROBLEMS } from '../../shared/api/problems.ts';
import { addMonths, monthAt } from '../../shared/calendar/months.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { LABELS } from '../../shared/text/labels.ts';
import { WORDS } from '../../shared/text/words.ts';
import { actionsIn, type Doing, say, takeTurn, tapOf } from './support/turn.ts';
import { firstTimer, OCTOBER, ROLE_CODE, report, returning, staff, stranger, type World } from './support/world.ts';

const DAY = 24 * 3_600_000;

type Move =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'tap'; readonly which: number }
  | { readonly do: 'event'; readonly event: Doing }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'staff'; readonly state: 'certified' | 'returned' | 'submitted' }
  | { readonly do: 'refuse'; readonly problem: ProblemCode };

const words = fc.constantFrom(
  ...Object.values(LABELS),
  ...Object.values(WORDS).flat(),
  ...itemsOf(FORM_2567_2).map(({ label }) => label),
  ...['ใช่', 'ไม่ใช่', 'ไม่มี', 'ส่ง', 'ป่วยค่ะ', 'เดือนก่อน', '1234567890121', 'ไอ้บ้า', '', '​', '4️⃣'],
  ...[
    'ลงทะเบียน DEMO-0001',
    'ลงทะเบียน DEMO-0002',
    'ลงทะเบียน XXXX-9999',
    'DEMOSTAFF1',
    'ส่งรายงาน ตุลาคม',
    'ส่งรายงาน ธันวาคม',
  ],
);
const line = fc
  .tuple(fc.constantFrom(...itemsOf(FORM_2567_2).map(({ words: [word] }) => word)), fc.nat(1200))
  .map(([word, n]) => `${word} ${n}`);
const text = fc.oneof(
  words,
  line,
  line.map((one) => `ส่งรายงาน ${one}`),
  fc.nat(2000).map(String),
  fc.string({ unit: 'binary' }),
);
const event: fc.Arbitrary<Doing> = fc.oneof(
  fc.constantFrom<Doing>(
    { kind: 'sticker' },
    { kind: 'stale-tap' },
    { kind: 'unfollow' },
    { kind: 'follow', unblocked: true },
  ),
  fc.constantFrom('image', 'video', 'audio', 'file', 'location').map((media) => ({ kind: 'media' as const, media })),
  fc.record({
    kind: fc.constant('tap' as const),
    action: fc.oneof(fc.constantFrom(...Object.keys(LABELS), 'answer', 'item', 'month', 'reason'), fc.string()),
    arg: fc.option(fc.oneof(fc.string(), fc.nat().map(String), fc.constantFrom('2026-11', '2026-13', 'protect.1'))),
    card: fc.option(fc.nat(12)),
  }),
);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: text.map((said) => ({ do: 'say' as const, text: said })) },
  { weight: 8, arbitrary: fc.nat().map((which) => ({ do: 'tap' as const, which })) },
  { weight: 2, arbitrary: event.map((one) => ({ do: 'event' as const, event: one })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 * DAY }).map((ms) => ({ do: 'wait' as const, ms })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('certified', 'returned', 'submitted').map((state) => ({ do: 'staff' as const, state })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...(Object.keys(PROBLEMS) as ProblemCode[]))
      .map((problem) => ({ do: 'refuse' as const, problem })),
  },
);
const WORLDS = { stranger, firstTimer, returning, staff };
const start = fc.constantFrom(...(Object.keys(WORLDS) as (keyof typeof WORLDS)[]));

/** Plays moves and calls `check` after each turn. Taps choose among the last buttons shown, old ones included. */
async function play(
  name: keyof typeof WORLDS,
  moves: readonly Move[],
  check: (seen: {
    doing: Doing;
    before: World;
    turned: ReturnType<typeof takeTurn>;
    messages: messagingApi.Message[];
  }) => void,
): Promise<World> {
  let now = WORLDS[name]();
  now = { ...now, codes: { ...now.codes, DEMOSTAFF1: ROLE_CODE } };
  let shown: messagingApi.Action[] = [];
  for (const one of moves) {
    now = outside(now, one);
    const doing = doingOf(one, shown);
    if (doing === null) continue;
    const turned = takeTurn(now, doing);
    const messages = await say(turned.notices);
    shown = [...shown, ...actionsIn(messages).filter(({ type }) => type === 'postback')].slice(-60);
    check({ doing, before: now, turned, messages });
    now = turned.world;
  }
  return now;
}

function outside(world: World, one: Move): World {
  if (one.do === 'wait') return { ...world, now: world.now + one.ms };
  if (one.do === 'refuse') return { ...world, refusal: one.problem };
  if (one.do !== 'staff') return world;
  const month = addMonths(monthAt(world.now), 0);
  const sent = world.reports[month] ?? report(OCTOBER);
  return { ...world, reports: { ...world.reports, [month]: { ...sent, state: one.state } } };
}

function doingOf(one: Move, shown: readonly messagingApi.Action[]): Doing | null {
  if (one.do === 'say') return { kind: 'text', text: one.text };
  if (one.do === 'event') return one.event;
  const action = one.do === 'tap' ? shown[one.which % Math.max(1, shown.length)] : undefined;
  return action === undefined ? null : tapOf(action);
}

const talks = (moves: number) => fc.tuple(start, fc.array(move, { maxLength: moves }));
const without = ({ card: _card, misses: _misses, ...rest }: Conversation) => rest;

describe('laws of the conversation (quality.md §3)', () => {
  it('any sequence of events is answered, and always leaves a way out', async () => {
    await fc.assert(
      fc.asyncProperty(talks(25), async ([world, moves]) => {
        const end = await play(world, moves, ({ doing, turned, messages }) => {
          if (doing.kind !== 'unfollow') expect(messages.length).toBeGreaterThan(0);
          expect(messages.length).toBeLessThanOrEqual(5);
          expect(turned.world.conversation.aside.length).toBeLessThanOrEqual(3);
        });
        const out = takeTurn(end, { kind: 'text', text: 'ยกเลิก' }).world.conversation;
        expect(['idle', 'cancelled']).toContain(out.talk.topic);
        const menu = await say(takeTurn({ ...end, conversation: out }, { kind: 'text', text: 'เมนู' }).notices);
        expect(actionsIn(menu).length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });

  it('an old button changes nothing and asks nothing of the verbs', async () => {
    await fc.assert(
      fc.asyncProperty(talks(25), async ([world, moves]) => {
        await play(world, moves, ({ doing, before, turned }) => {
          const old = doing.kind === 'tap' && doing.card !== null && doing.card !== before.conversation.card;
          if (!old && doing.kind !== 'stale-tap') return;
          expect(turned.intents).toEqual([]);
          expect(without(turned.world.conversation)).toEqual(without(before.conversation));
        });
      }),
      { numRuns: 150 },
    );
  });

  it('nothing is sent but what the last read-back showed, whole and within the cap', async () => {
    await fc.assert(
      fc.asyncProperty(talks(30), async ([world, moves]) => {
        await play(world, moves, ({ before, turned }) => {
          const sent = turned.intents.find(({ verb }) => verb === 'report.submit');
          if (sent?.verb !== 'report.submit') return;
          const { talk } = before.conversation;
          expect(talk).toMatchObject({ topic: 'report', step: 'read-back', month: sent.month });
          expect(Object.keys(sent.answers)).toEqual(itemsOf(before.form).map(({ code }) => code));
          for (const count of Object.values(sent.answers))
            expect(count >= 0 && count <= 999 && Number.isInteger(count)).toBe(true);
          if (Object.values(sent.answers).every((count) => count === 0)) expect(sent.reason).not.toBeNull();
        });
      }),
      { numRuns: 150 },
    );
  });

  it('a conversation survives being stored as JSON', async () => {
    await fc.assert(
      fc.asyncProperty(talks(15), async ([world, moves]) => {
        const { conversation } = await play(world, moves, () => {});
        expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation);
      }),
      { numRuns: 50 },
    );
  });

  it('a label typed does what its tap does', async () => {
    await fc.assert(
      fc.asyncProperty(talks(12), async ([world, moves]) => {
        let messages: messagingApi.Message[] = [];
        const end = await play(world, moves, (seen) => {
          messages = seen.messages;
        });
        for (const action of actionsIn(messages).filter(({ type }) => type === 'postback')) {
          const tapped = takeTurn(end, tapOf(action));
          const typed = takeTurn(end, { kind: 'text', text: action.label ?? '' });
          expect(typed.world.conversation.talk, `${action.label}`).toEqual(tapped.world.conversation.talk);
          expect(typed.intents, `${action.label}`).toEqual(tapped.intents);
        }
      }),
      { numRuns: 100 },
    );
  });
});
