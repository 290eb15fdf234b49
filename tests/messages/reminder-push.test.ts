import type { messagingApi } from '@line/bot-sdk';
import { describe, expect, test } from 'vitest';
import { readText } from '../../bot/conversation/read-text.ts';
import { reminderPush } from '../../bot/messages/reminder-push.ts';
import { windowOf } from '../../shared/calendar/deadlines.ts';
import { actionsIn } from '../conversation/support/turn.ts';
import { refuseMessages } from '../simulator/platform/validate/messages.ts';

const { dueAt } = windowOf('2026-11');
const at = (iso: string) => reminderPush('2026-11', dueAt, Date.parse(iso));

describe('the reminder that a wave sends', () => {
  test.each([
    ['2026-11-25T10:00:00+07:00', 'เหลืออีก 5 วันค่ะ'],
    ['2026-11-29T10:00:00+07:00', 'เหลืออีก 1 วันค่ะ'],
    // 30 November in Bangkok, still the 29th where the server counts in UTC.
    ['2026-11-29T17:00:00Z', 'วันนี้วันสุดท้ายค่ะ'],
    ['2026-11-30T23:59:59+07:00', 'วันนี้วันสุดท้ายค่ะ'],
  ])('on %s it says %s', (iso, words) => {
    const { altText } = at(iso);
    expect(altText).toBe(
      `${words} รายงานเดือนพฤศจิกายน 2569 ยังไม่ได้ส่ง กดปุ่มด้านล่าง ใช้เวลาไม่ถึง 1 นาที อยากให้เตือนน้อยลง พิมพ์ ตั้งการเตือน`,
    );
    expect(JSON.stringify(at(iso))).toContain('ส่งภายใน 30 พ.ย. 2569');
  });

  test('LINE would take it, for five hundred people as well', () => {
    const messages = [at('2026-11-25T10:00:00+07:00')];
    const to = Array.from({ length: 500 }, (_, n) => `U${String(n).padStart(32, '0')}`);
    const bodyBytes = new TextEncoder().encode(JSON.stringify({ to, messages })).length;
    expect(refuseMessages({ to, messages }, { loopback: false, bodyBytes })).toBeNull();
    expect(bodyBytes).toBeLessThan(30_000);
  });

  test('has one button, whose word opens the quick report', () => {
    const [action, ...others] = actionsIn(at('2026-11-25T10:00:00+07:00'));
    expect(others).toEqual([]);
    const { type, label, text } = action as messagingApi.MessageAction;
    expect([type, label]).toEqual(['message', text]);
    expect(readText({ topic: 'idle' }, text ?? '', dueAt)).toEqual({ said: 'action', action: 'report', arg: null });
  });
});
