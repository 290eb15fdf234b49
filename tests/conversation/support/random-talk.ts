import type { messagingApi } from '@line/bot-sdk';
import fc from 'fast-check';
import { PROBLEMS, type ProblemCode } from '../../../shared/api/problems.ts';
import { monthAt } from '../../../shared/calendar/months.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { LABELS } from '../../../shared/text/labels.ts';
import { WORDS } from '../../../shared/text/words.ts';
import { actionsIn, type Doing, say, type Turned, takeTurn, tapOf } from './turn.ts';
import {
  firstTimer,
  head,
  OCTOBER,
  ROLE_CODE,
  report,
  returning,
  staff,
  stranger,
  type World,
  withDraft,
} from './world.ts';

const DAY = 24 * 3_600_000;

type Move =
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'tap'; readonly which: number; readonly old: boolean }
  | { readonly do: 'event'; readonly event: Doing }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'form'; readonly answers: Readonly<Record<string, number>>; readonly sent: boolean }
  | { readonly do: 'staff'; readonly state: 'certified' | 'returned' | 'submitted' }
  | { readonly do: 'refuse'; readonly problem: ProblemCode };

const items = itemsOf(FORM_2567_2);
const forward = fc.constantFrom('ส่งรายงาน', 'เหมือนเดือนก่อน', 'ที่เหลือเป็น 0', 'เจ็บป่วย', 'ยืนยันส่ง', 'ยืนยันส่ง');
const words = fc.constantFrom(
  ...Object.values(LABELS),
  ...Object.values(WORDS).flat(),
  ...items.map(({ label }) => label),
  ...['ใช่', 'ไม่ใช่', 'ไม่มี', 'ส่ง', 'ป่วยค่ะ', 'เดือนก่อน', '1234567890121', 'ไอ้บ้า', '', '\u200b', '4️⃣'],
  ...['ลงทะเบียน DEMO-0001', 'ลงทะเบียน DEMO-0002', 'ลงทะเบียน XXXX-9999', 'DEMOSTAFF1'],
  ...['ส่งรายงาน ตุลาคม', 'ส่งรายงาน ธันวาคม'],
);
const line = fc
  .tuple(fc.constantFrom(...items.map(({ label, words: [word] }) => word ?? label)), fc.nat(1200))
  .map(([word, n]) => `${word} ${n}`);
const text = fc.oneof(
  { weight: 4, arbitrary: forward },
  { weight: 2, arbitrary: words },
  { weight: 2, arbitrary: line },
  { weight: 1, arbitrary: line.map((one) => `ส่งรายงาน ${one}`) },
  { weight: 1, arbitrary: fc.nat(2000).map(String) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
/** Taps that no button of ours makes are among them: sealed data is trusted, but not that blindly. */
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
const counts = fc.dictionary(fc.constantFrom(...items.map(({ code }) => code)), fc.nat(999), {
  maxKeys: 4,
  noNullPrototype: true,
});
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('say' as const), text }) },
  // Mostly a button of the newest messages, sometimes one from further up.
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('tap' as const), which: fc.nat(), old: fc.nat(2).map((n) => n === 0) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('event' as const), event }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 20 * DAY }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('form' as const), answers: counts, sent: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('staff' as const),
      state: fc.constantFrom('certified', 'returned', 'submitted'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      problem: fc.constantFrom(...(Object.keys(PROBLEMS) as ProblemCode[])),
    }),
  },
);

const WORLDS = { stranger, firstTimer, returning, head, staff };

export interface RandomTalk {
  readonly start: keyof typeof WORLDS;
  readonly moves: readonly Move[];
}

/** Somebody who does anything at all, at most `most` times. */
export function randomTalk(most: number): fc.Arbitrary<RandomTalk> {
  const start = fc.constantFrom<RandomTalk['start']>(
    'returning',
    'returning',
    'head',
    'firstTimer',
    'firstTimer',
    'stranger',
    'staff',
  );
  return fc.record({ start, moves: fc.array(move, { maxLength: most, size: 'max' }) });
}

export interface Seen {
  readonly doing: Doing;
  readonly before: World;
  readonly turned: Turned;
  readonly messages: readonly messagingApi.Message[];
}

/** Plays a talk and looks at each turn. Answers the world at its end. */
export async function play({ start, moves }: RandomTalk, look: (seen: Seen) => void): Promise<World> {
  let world = WORLDS[start]();
  world = { ...world, codes: { ...world.codes, DEMOSTAFF1: ROLE_CODE } };
  let newest: messagingApi.Action[] = [];
  let older: messagingApi.Action[] = [];
  for (const one of moves) {
    world = outside(world, one);
    const doing = doingOf(one, newest, older);
    if (doing === null) continue;
    const turned = takeTurn(world, doing);
    const messages = await say(turned.notices);
    older = [...newest, ...older].slice(0, 60);
    newest = actionsIn(messages).filter(({ type }) => type === 'postback');
    look({ doing, before: world, turned, messages });
    world = turned.world;
  }
  return world;
}

function outside(world: World, one: Move): World {
  if (one.do === 'wait') return { ...world, now: world.now + one.ms };
  if (one.do === 'refuse') return { ...world, refusal: one.problem };
  if (one.do === 'form') return inForm(world, one.answers, one.sent);
  if (one.do !== 'staff') return world;
  const month = monthAt(world.now);
  const sent = world.reports[month] ?? report(OCTOBER);
  return { ...world, reports: { ...world.reports, [month]: { ...sent, state: one.state } } };
}

/** Typed in the form, and perhaps sent: then the draft is gone, as after PUT /api/reports. */
function inForm(world: World, answers: Readonly<Record<string, number>>, sent: boolean): World {
  const month = monthAt(world.now);
  const before = world.reports[month];
  if (world.me === null || before?.state === 'certified') return world;
  if (!sent) return withDraft(world, month, { source: 'form', answers, basedOn: before?.version ?? null });
  const { [month]: _sent, ...drafts } = world.drafts;
  const version = (before?.version ?? 0) + 1;
  const filed = report(answers, { state: 'submitted', version, submittedAt: world.now, certifiedAt: null });
  return { ...world, drafts, reports: { ...world.reports, [month]: filed } };
}

type Actions = readonly messagingApi.Action[];

function doingOf(one: Move, newest: Actions, older: Actions): Doing | null {
  if (one.do === 'say') return { kind: 'text', text: one.text };
  if (one.do === 'event') return one.event;
  if (one.do !== 'tap') return null;
  const shown = one.old ? older : newest;
  const action = shown[one.which % Math.max(1, shown.length)];
  return action === undefined ? null : tapOf(action);
}
