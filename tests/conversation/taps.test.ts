import type { messagingApi } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import { actionsIn, say, takeTurn, tapOf } from './support/turn.ts';
import { firstTimer, returning, type World } from './support/world.ts';

/** Plays taps on what is shown; the first one is the rich menu's `ส่งรายงาน`. Answers how many it took to be sent. */
async function taps(start: World, labels: readonly string[]): Promise<number> {
  let { world, notices } = takeTurn(start, { kind: 'text', text: 'ส่งรายงาน' });
  for (const label of labels) {
    const shown: messagingApi.Action[] = actionsIn(await say(notices));
    const found = shown.find((action) => action.label === label);
    if (found === undefined) throw new Error(`${label} is not on the screen`);
    ({ world, notices } = takeTurn(world, tapOf(found)));
  }
  expect(notices.map(({ notice }) => notice)).toContain('receipt');
  return labels.length + 1;
}

describe('how many taps a report costs (design.md: at most 6 for a returning volunteer)', () => {
  it('3 when nothing changed', async () => {
    expect(await taps(returning(), ['เหมือนเดือนก่อน', 'ยืนยันส่ง'])).toBe(3);
  });

  it('5 with one number changed', async () => {
    expect(await taps(returning(), ['แก้บางข้อ', 'เยี่ยมผู้สูงอายุ', '5 คน', 'ยืนยันส่ง'])).toBe(5);
  });

  it('6 with one of the less usual items changed', async () => {
    expect(await taps(returning(), ['แก้บางข้อ', 'ดูข้ออื่น', 'จิตอาสา', '2 ครั้ง', 'ยืนยันส่ง'])).toBe(6);
  });

  it('8 for a first report with every usual item answered', async () => {
    const labels = ['4 คน', '1 คน', '10 ครัวเรือน', '10 ครัวเรือน', '4 ครั้ง', 'ที่เหลือเป็น 0', 'ยืนยันส่ง'];
    expect(await taps(firstTimer(), labels)).toBe(8);
  });
});

it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
  '%s is no button, though every object has one',
  (action) => {
    const { world } = takeTurn(returning(), { kind: 'text', text: 'ส่งรายงาน' });
    const tapped = takeTurn(world, { kind: 'tap', action, arg: null, card: world.conversation.card });
    expect(tapped.intents).toEqual([]);
    expect(tapped.world.conversation.talk).toEqual(world.conversation.talk);
  },
);
