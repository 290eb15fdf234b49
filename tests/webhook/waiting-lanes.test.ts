import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUrgent, sendsReport } from '../../bot/webhook/urgent.ts';
import { WaitingLanes } from '../../bot/webhook/waiting-lanes.ts';
import { testKeys } from '../support/demo-store.ts';

describe('lanes that wait', () => {
  test('urgent ones go first, and after three of them one of the others', () => {
    const lanes = new WaitingLanes();
    for (const n of [1, 2, 3]) lanes.add(`screen ${n}`, false);
    for (const n of [1, 2, 3, 4, 5]) lanes.add(`report ${n}`, true);
    lanes.add('screen 3', true);
    lanes.add('report 1', false);
    const order = Array.from({ length: 9 }, () => lanes.take());
    expect(order).toEqual([
      'report 1',
      'report 2',
      'report 3',
      'screen 1',
      'report 4',
      'report 5',
      'screen 3',
      'screen 2',
      undefined,
    ]);
  });

  test('whatever comes: each is taken once, and none waits longer than four turns for each before it', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 100 }), fc.nat(20), (urgent, early) => {
        const lanes = new WaitingLanes();
        const taken: (string | undefined)[] = [];
        urgent.forEach((one, n) => {
          lanes.add(String(n), one);
          if (n % 7 === early % 7) taken.push(lanes.take());
        });
        const ahead = urgent.filter((one, n) => !one && !taken.includes(String(n))).length;
        for (let n = 0; n < 4 * ahead && lanes.size > 0; n++) taken.push(lanes.take());
        urgent.forEach((one, n) => void (one || expect(taken).toContain(String(n))));
        while (lanes.size > 0) taken.push(lanes.take());
        expect(taken.filter((lane) => lane !== undefined).toSorted()).toEqual(
          urgent.map((_, n) => String(n)).toSorted(),
        );
      }),
    );
  });
});

describe('what goes first', () => {
  const text = (said: string) => ({ kind: 'text', text: said }) as const;

  test.each(['ยืนยันส่ง', 'ยืนยันส่งค่ะ', 'ใช่'])('%s sends a report', (said) => {
    expect([sendsReport(text(said)), isUrgent(text(said))]).toEqual([true, true]);
  });
  test.each(['ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง', 'ส่งงาน ตุลาคม', 'รายงาน ลูกน้ำ สิบ'])('%s is one', (said) => {
    expect([sendsReport(text(said)), isUrgent(text(said))]).toEqual([false, true]);
  });
  test.each(['แต้ม', 'รายงานของฉัน', 'ช่วยเหลือ', 'ลงทะเบียน DEMO-0001', 'ส่งรายงาน'])('%s is none', (said) => {
    expect(isUrgent(text(said))).toBe(false);
  });
  test('a tap on ยืนยันส่ง, and no other tap', async () => {
    const keys = await testKeys();
    const tap = (action: string) =>
      ({ kind: 'postback', data: keys.sealTap('U1', { action, arg: null, card: 3 }) }) as const;
    expect([sendsReport(tap('send')), isUrgent(tap('points'))]).toEqual([true, false]);
  });
});
