import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STATES } from '../../liff/support/states.ts';
import { SMALL_TARGETS } from '../../phone/measure.ts';
import { objectionsOf } from '../support/axe.ts';
import { openStage, type Stage } from './stage.ts';

/** A small old phone, a usual one with the largest text of ours, and one with letters half as large again. */
const SHAPES = [
  { width: 320, scale: 100 },
  { width: 390, scale: 130 },
  { width: 390, scale: 150 },
  { width: 320, scale: 150 },
] as const;

/** What sticks out of the window, or of its own box. A script as text: the test's own program has no DOM. */
const OVERFLOW = `[
  ...(document.documentElement.scrollWidth > innerWidth ? ['page ' + document.documentElement.scrollWidth] : []),
  ...[...document.querySelectorAll('body *')]
    .filter((el) => el.checkVisibility() && !el.closest('svg, .sr'))
    .filter((el) => {
      const box = el.getBoundingClientRect();
      return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1 || el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0);
    })
    .map((el) => el.className + ' ' + el.tagName + ' ' + el.textContent.slice(0, 20)),
]`;

/** States that show another screen than the form's first need no tap; these do. */
const WAYS: Readonly<Record<string, { state: string; tap: readonly (string | RegExp)[] }>> = {
  'review with gaps': { state: 'filled', tap: [/^ดูทั้ง/, 'ตรวจก่อนส่ง', 'ส่งรายงาน'] },
  'reason asked': { state: 'all-zero', tap: ['ส่งรายงาน'] },
  'all parts': { state: 'filled', tap: [/^ดูทั้ง/] },
  'one tap undone': { state: 'filled', tap: ['ที่เหลือเป็น 0'] },
  help: { state: 'empty', tap: ['ช่วยเหลือ'] },
  'choice of months': { state: 'months', tap: [/^เลือกเดือน/] },
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const SCREENS = [...Object.keys(STATES).map((state) => [state, state, []] as const)].concat(
  Object.entries(WAYS).map(([name, { state, tap }]) => [name, state, tap] as never),
);

describe('every state of the report page', () => {
  test.each(SCREENS)('%s: axe, 48 px, no overflow', async (_, state, taps) => {
    const page = await stage.open(state);
    for (const name of taps) await page.getByRole('button', { name }).first().click();
    // So high that the bars cover nothing: axe takes what they cover in passing for small.
    await page.setViewportSize({ width: 390, height: 5_000 });
    expect(await objectionsOf(page), 'axe, light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await objectionsOf(page, 'color-contrast'), 'axe, dark').toEqual([]);
    for (const { width, scale } of SHAPES) {
      await page.setViewportSize({ width, height: 700 });
      await page.evaluate(`document.documentElement.style.fontSize = '${scale}%'`);
      expect(await page.evaluate(OVERFLOW), `overflow at ${width} px, ${scale} %`).toEqual([]);
    }
    expect(await page.evaluate(SMALL_TARGETS), 'targets under 48 px').toEqual([]);
    await page.context().close();
  });
});
