import { expect, it } from 'vitest';
import { LABELS } from '../../shared/text/labels.ts';
import { actionsIn, type Doing, say, takeTurn } from './support/turn.ts';
import { both, former, returning, staff, stranger, type World } from './support/world.ts';

const OFFICERS = [LABELS.review, LABELS['call-list']];
const BOOKS = [LABELS.points, LABELS['my-reports']];
const REPORT = [LABELS.report, LABELS.form];

/** Who is offered what leads her nowhere. */
const NEVER: readonly [name: string, world: () => World, labels: readonly string[]][] = [
  ['a stranger', stranger, [...OFFICERS, ...BOOKS, ...REPORT, LABELS.reminders]],
  ['a volunteer', returning, [...OFFICERS, LABELS.register]],
  ['who reports no more', former, [...OFFICERS, ...REPORT, LABELS.register, LABELS.reminders]],
  ['an officer', staff, [...BOOKS, ...REPORT, LABELS.register, LABELS.reminders]],
  ['an officer who is a volunteer too', both, [LABELS.register]],
];
const words: Doing[] = [...Object.values(LABELS), 'ไม่รู้เรื่องเลย', 'ไอ้บ้า', 'ขอบคุณค่ะ', '12', '1234567890121'].map(
  (text) => ({
    kind: 'text',
    text,
  }),
);
const others: Doing[] = [
  { kind: 'follow', unblocked: true },
  { kind: 'sticker' },
  { kind: 'stale-tap' },
  { kind: 'media', media: 'image' },
];

it.each(NEVER)('whatever %s says, each button that she is shown is one for her', async (_name, start, never) => {
  for (const doing of [...words, ...others]) {
    for (const misses of [0, 2]) {
      const world = start();
      const { notices } = takeTurn({ ...world, conversation: { ...world.conversation, misses } }, doing);
      const shown = actionsIn(await say(notices)).map(({ label }) => label ?? '');
      expect(
        shown.filter((label) => never.includes(label)),
        JSON.stringify(doing),
      ).toEqual([]);
    }
  }
});
