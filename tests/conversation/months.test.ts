import { describe, expect, it } from 'vitest';
import { takeTurn } from './support/turn.ts';
import { at, OCTOBER, report, returning, type World } from './support/world.ts';

type Sent = Readonly<Record<string, 'submitted' | 'returned' | 'certified'>>;

function world(now: string, sent: Sent): World {
  const reports = Object.fromEntries(Object.entries(sent).map(([month, state]) => [month, report(OCTOBER, { state })]));
  return { ...returning(), now: at(now), reports: { ...returning().reports, ...reports } };
}

/** First notice and its month, for `ส่งรายงาน` with what stands behind it. */
function start(now: string, sent: Sent, text = 'ส่งรายงาน'): string {
  const [first] = takeTurn(world(now, sent), { kind: 'text', text }).notices;
  return first === undefined ? '' : `${first.notice} ${'month' in first.args ? first.args.month : ''}`.trim();
}

describe('the month that ส่งรายงาน means', () => {
  it.each([
    ['2026-11-21 12:00', {}, 'report-start 2026-11'],
    ['2026-11-30 23:59', {}, 'report-start 2026-11'],
    ['2026-12-01 00:00', {}, 'report-start 2026-11'],
    ['2026-12-05 23:59', {}, 'report-start 2026-11'],
    ['2026-12-06 00:00', {}, 'report-start 2026-12'],
    ['2026-12-03 12:00', { '2026-11': 'submitted' }, 'report-start 2026-12'],
    ['2026-12-03 12:00', { '2026-11': 'certified' }, 'report-start 2026-12'],
    ['2026-12-03 12:00', { '2026-11': 'returned' }, 'returned 2026-11'],
    ['2026-12-03 12:00', { '2026-11': 'submitted', '2026-12': 'submitted' }, 'sent-already 2026-12'],
    ['2026-12-03 12:00', { '2026-12': 'submitted' }, 'report-start 2026-11'],
    ['2026-11-21 12:00', { '2026-11': 'submitted' }, 'sent-already 2026-11'],
    ['2026-11-21 12:00', { '2026-11': 'certified' }, 'certified 2026-11'],
    ['2026-11-21 12:00', { '2026-11': 'returned' }, 'returned 2026-11'],
  ] as const)('at %s with %o: %s', (now, sent, expected) => {
    expect(start(now, sent)).toBe(expected);
  });

  it.each([
    ['ส่งรายงาน พฤศจิกายน', 'report-start 2026-11'],
    ['ส่งรายงาน ธันวาคม', 'report-start 2026-12'],
    ['ส่งรายงาน เดือนนี้', 'report-start 2026-12'],
    ['ส่งรายงาน เดือนที่แล้ว', 'report-start 2026-11'],
    ['ส่งรายงาน ก.ย.', 'certified 2026-09'],
    ['ส่งรายงาน มิ.ย.', 'month-closed 2026-06'],
    ['ส่งรายงาน มกราคม 2570', 'month-not-open 2027-01'],
    ['ส่งรายงาน มีนาคม 2540', 'month-closed 1997-03'],
  ])('on 3 December %s: %s', (text, expected) => {
    expect(start('2026-12-03 12:00', {}, text)).toBe(expected);
  });
});

describe('a month that is over', () => {
  it('shows the receipt when there is one', () => {
    const text = 'ส่งรายงาน ตุลาคม';
    const [certified] = takeTurn(world('2026-11-21 12:00', {}), { kind: 'text', text }).notices;
    expect(certified).toMatchObject({ notice: 'certified', args: { month: '2026-10', number: '400000000012' } });
    const [closed] = takeTurn(world('2026-11-21 12:00', { '2026-10': 'returned' }), { kind: 'text', text }).notices;
    expect(closed).toMatchObject({
      notice: 'month-closed',
      args: { number: '400000000012', closesAt: at('2026-11-06 00:00') },
    });
  });
});
