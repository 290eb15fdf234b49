import type { ItemLine, Notice, NoticeName } from '../../bot/conversation/notices.ts';
import { REMINDER_LEVELS } from '../../shared/reminders/choices.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { at } from '../conversation/support/world.ts';

const LONG_NAME = 'ตัวอย่างที่มีชื่อยาวเป็นพิเศษ นามสกุลก็ยาวไม่แพ้กันเลยทีเดียวนะ';
const UNIT = { name: `โรงพยาบาลส่งเสริมสุขภาพตำบล${LONG_NAME}`, phone: '02-000-0000 ต่อ 1' };
const NOW = at('2026-11-21 19:04');
const month = '2026-11';
const OTHERS = ['guest', 'former', 'officer', 'both'] as const;
const NO_TOTALS = { entitled: 0, reported: 0, missing: 0, outOfReach: 0 };
const NO_REVIEWS = { waiting: 0, flagged: 0 };
const lines: ItemLine[] = itemsOf(FORM_2567_2).map(({ code, label, unit }) => ({
  code,
  label,
  unit,
  value: 999,
  before: 998,
}));
const readBack = {
  card: 123456,
  month,
  version: 12,
  base: 'last',
  said: lines,
  others: [],
  rest: { asLast: 0, zero: 0 },
  dropped: 31,
  canSwitchTo: 'last',
  warnings: lines.flatMap(({ label, unit }) =>
    (['over-households', 'over-usual', 'part-over-whole'] as const).map((kind) => ({
      kind,
      value: 999,
      limit: 998,
      label,
      unit,
    })),
  ),
  reason: 'ก'.repeat(300),
  canTake: 'chat',
} as const;
const book = {
  name: LONG_NAME,
  balance: 1_234_567,
  debt: 1_234,
  pending: 150,
  streak: 240,
  expiring: [{ points: 12_345, at: NOW }],
  entries: Array.from({ length: 5 }, () => ({
    points: -12_345,
    reason: 'redemption-cancelled',
    month,
    at: NOW,
    balance: 1,
  })),
};

/** The largest of every notice: long names, all 31 items, every warning. Several variants where the card differs. */
export const LARGEST: readonly Notice[] = [
  { notice: 'welcome', args: { name: null } },
  { notice: 'welcome', args: { name: LONG_NAME } },
  { notice: 'menu', args: { name: LONG_NAME } },
  { notice: 'menu', args: { name: null } },
  { notice: 'ask-code', args: {} },
  {
    notice: 'confirm-identity',
    args: {
      card: 123456,
      maskedName: LONG_NAME,
      village: LONG_NAME,
      unitName: UNIT.name,
      roleTitle: LONG_NAME,
      addsRole: true,
    },
  },
  { notice: 'registered', args: { name: LONG_NAME, unitName: '', addedRole: true, role: 'volunteer' } },
  { notice: 'registered', args: { name: LONG_NAME, unitName: 'รพ.สต.บ้านตัวอย่าง', addedRole: true, role: 'district' } },
  { notice: 'registered', args: { name: LONG_NAME, unitName: '', addedRole: false, role: 'partner' } },
  { notice: 'already-registered', args: { name: LONG_NAME, unitName: UNIT.name } },
  ...(
    ['code-unknown', 'code-used', 'code-expired', 'code-of-another', 'volunteer-first', 'person-linked'] as const
  ).map((problem): Notice => ({ notice: 'code-trouble', args: { problem } })),
  { notice: 'too-many-tries', args: { retryAt: NOW } },
  { notice: 'registration-trouble', args: {} },
  { notice: 'not-me', args: {} },
  { notice: 'nothing-to-confirm', args: {} },
  { notice: 'not-a-code', args: {} },
  { notice: 'registration-cancelled', args: {} },
  ...(['report', 'points', 'my-reports', 'other'] as const).map(
    (wanted): Notice => ({ notice: 'must-register', args: { wanted } }),
  ),
  {
    notice: 'report-start',
    args: {
      card: 123456,
      month,
      dueAt: NOW,
      closesAt: NOW,
      late: true,
      last: { month: '2026-10', lines },
      otherMonth: '2026-12',
    },
  },
  {
    notice: 'report-start',
    args: {
      card: 1,
      month,
      dueAt: NOW,
      closesAt: NOW,
      late: false,
      last: { month: '2026-10', lines: [] },
      otherMonth: null,
    },
  },
  { notice: 'first-report', args: { month } },
  ...itemsOf(FORM_2567_2).map(
    ({ label, text, unit }): Notice => ({
      notice: 'ask-item',
      args: {
        card: 123456,
        month,
        label,
        text,
        unit,
        choices: [0, 993, 994, 995, 996, 997, 998, 999],
        hint: { kind: 'last', value: 999 },
        progress: { index: 10, of: 10 },
      },
    }),
  ),
  { notice: 'ask-rest', args: { card: 123456, month, count: 31, canLast: true } },
  { notice: 'choose-item', args: { card: 123456, month, items: lines.slice(0, 8), all: false } },
  { notice: 'choose-item', args: { card: 123456, month, items: lines, all: true } },
  { notice: 'ask-reason', args: { card: 123456, month } },
  { notice: 'read-back', args: readBack },
  {
    notice: 'read-back',
    args: { ...readBack, said: lines.slice(0, 1), others: lines.slice(1), base: 'sent', canSwitchTo: null },
  },
  { notice: 'read-back', args: { ...readBack, said: [], others: [], warnings: [], rest: { asLast: 0, zero: 31 } } },
  { notice: 'not-understood-words', args: { words: Array.from({ length: 200 }, () => LONG_NAME) } },
  { notice: 'too-large', args: { pieces: ['9'.repeat(5000)], cap: 999 } },
  { notice: 'too-large', args: { pieces: [], cap: 999 } },
  { notice: 'which-item', args: { value: 9_999_999_999 } },
  { notice: 'not-a-number', args: {} },
  {
    notice: 'receipt',
    args: {
      number: '400000000038',
      month,
      version: 12,
      submittedAt: NOW,
      flags: [],
      pendingPoints: 150,
      unitName: UNIT.name,
      reviewDueAt: NOW,
      otherMonth: '2026-12',
    },
  },
  { notice: 'sent-already', args: { month, number: '400000000038', version: 12, submittedAt: NOW, newest: false } },
  {
    notice: 'sent-already',
    args: { month, number: '400000000038', version: 12, submittedAt: NOW, newest: false, filedBy: LONG_NAME },
  },
  { notice: 'certified', args: { month, number: '400000000038', unit: UNIT } },
  { notice: 'returned', args: { card: 123456, month, reason: `${LONG_NAME} `.repeat(20), item: lines[0] ?? null } },
  { notice: 'returned', args: { card: 123456, month, reason: null, item: null } },
  { notice: 'returned', args: { card: 123456, month, reason: LONG_NAME, item: null, objected: true } },
  { notice: 'draft-from-form', args: { month, kept: true } },
  { notice: 'draft-from-form', args: { month, kept: false } },
  { notice: 'month-closed', args: { month, closesAt: NOW, unit: UNIT, draft: true, number: '400000000038' } },
  {
    notice: 'month-closed',
    args: { month, closesAt: NOW, unit: { name: '', phone: null }, draft: false, number: null },
  },
  { notice: 'month-not-open', args: { month, opensAt: NOW } },
  { notice: 'newer-version', args: { month, version: 12, submittedAt: NOW } },
  { notice: 'could-not-send', args: { card: 123456, month } },
  { notice: 'not-assigned', args: {} },
  { notice: 'not-a-reporter', args: {} },
  { notice: 'no-month', args: {} },
  { notice: 'nothing-to-send', args: {} },
  { notice: 'draft-waiting', args: { month } },
  { notice: 'draft-resumed', args: { month } },
  { notice: 'cancelled', args: { card: 123456, month } },
  { notice: 'nothing-to-cancel', args: {} },
  { notice: 'points', args: book },
  { notice: 'points', args: { ...book, streak: 0, debt: 0, expiring: [], entries: [] } },
  {
    notice: 'my-reports',
    args: {
      reports: Array.from({ length: 6 }, () => ({
        month,
        number: '400000000038',
        state: 'returned' as const,
        submittedAt: NOW,
        filedBy: LONG_NAME,
      })),
      missing: month,
    },
  },
  {
    notice: 'my-reports',
    args: {
      reports: [
        { month, number: '400000000038', state: 'returned', submittedAt: NOW, returnItem: 'promote_health.11' },
      ],
      missing: '2026-12',
    },
  },
  { notice: 'my-reports', args: { reports: [], missing: null } },
  { notice: 'file-for', args: { unitId: 'demo-unit', month } },
  { notice: 'file-for', args: { unitId: null, month }, to: 'both' },
  { notice: 'cannot-file', args: {} },
  { notice: 'cannot-file', args: {}, to: 'officer' },
  { notice: 'help', args: {} },
  ...OTHERS.map((to): Notice => ({ notice: 'help', args: {}, to })),
  { notice: 'form-link', args: {} },
  { notice: 'sticker', args: {} },
  { notice: 'thanks', args: {} },
  { notice: 'calm', args: {} },
  { notice: 'no-citizen-id', args: {} },
  { notice: 'contact', args: { unit: UNIT } },
  { notice: 'contact', args: { unit: { name: UNIT.name, phone: null } } },
  { notice: 'contact', args: { unit: null } },
  { notice: 'contact', args: { unit: { name: UNIT.name, phone: null } }, to: 'officer' },
  { notice: 'contact', args: { unit: null }, to: 'officer' },
  { notice: 'contact', args: { unit: { name: UNIT.name, phone: null }, about: 'own' }, to: 'both' },
  { notice: 'contact', args: { unit: UNIT, about: 'office' }, to: 'both' },
  ...(['not-a-reporter', 'no-points'] as const).map((notice): Notice => ({ notice, args: {}, to: 'officer' })),
  ...(['rewards', 'coupons', 'news', 'incident'] as const).map(
    (service): Notice => ({ notice: 'not-open-yet', args: { service } }),
  ),
  ...(['image', 'video', 'audio', 'file', 'location'] as const).map(
    (media): Notice => ({ notice: 'media', args: { media } }),
  ),
  { notice: 'not-understood', args: { inReport: true } },
  { notice: 'not-understood', args: { inReport: false } },
  { notice: 'three-misses', args: { unit: UNIT } },
  ...OTHERS.map((to): Notice => ({ notice: 'three-misses', args: { unit: to === 'guest' ? null : UNIT }, to })),
  { notice: 'received', args: { report: true } },
  { notice: 'received', args: { report: false } },
  { notice: 'stale', args: { idle: true } },
  { notice: 'stale', args: { idle: false } },
  { notice: 'reminders', args: { level: 'all', slot: 'any' } },
  { notice: 'reminders', args: { level: 'menu', slot: 'evening' } },
  ...REMINDER_LEVELS.map(
    (level): Notice => ({
      notice: 'reminder-chosen',
      args: { before: { level: 'all', slot: 'any' }, choice: { level, slot: 'evening' } },
    }),
  ),
  {
    notice: 'reminder-chosen',
    args: { before: { level: 'last', slot: 'any' }, choice: { level: 'last', slot: 'any' } },
  },
  ...[0, 12].map(
    (missing): Notice => ({
      notice: 'call-list',
      args: {
        unit: {
          name: UNIT.name,
          month: '2026-11',
          totals: { entitled: 1042, reported: 1042 - missing, missing, outOfReach: missing },
          reviews: NO_REVIEWS,
        },
      },
    }),
  ),
  { notice: 'call-list', args: { unit: null } },
  ...[NO_REVIEWS, { waiting: 1042, flagged: 0 }, { waiting: 12, flagged: 3 }].map(
    (reviews): Notice => ({
      notice: 'review',
      args: { unit: { name: UNIT.name, month: '2026-11', totals: NO_TOTALS, reviews } },
    }),
  ),
  { notice: 'review', args: { unit: null } },
  ...[
    { missing: 1042, reviews: { waiting: 1042, flagged: 3 } },
    { missing: 0, reviews: { waiting: 12, flagged: 0 } },
    { missing: 7, reviews: NO_REVIEWS },
  ].map(
    ({ missing, reviews }): Notice => ({
      notice: 'unit-digest',
      args: { name: UNIT.name, month: '2026-11', totals: { ...NO_TOTALS, entitled: 1042, missing }, reviews },
    }),
  ),
  { notice: 'staff-only', args: {} },
  { notice: 'no-reminders', args: {} },
  { notice: 'reminder-trouble', args: {} },
  ...(['early', 'soon', 'late', 'returned'] as const).map(
    (kind): Notice => ({
      notice: 'nudge',
      args: {
        own: { kind, month, until: NOW, days: 5 },
        village: { name: LONG_NAME, month, count: 40, names: Array.from({ length: 5 }, () => LONG_NAME) },
      },
    }),
  ),
  {
    notice: 'report-returned',
    args: { month, reason: 'ก'.repeat(380), item: { code: 'promote_health.7', label: 'ก'.repeat(20) } },
  },
  { notice: 'report-returned', args: { month, reason: 'ก'.repeat(380), item: null } },
  { notice: 'report-certified', args: { month, number: '400000000012', points: 150 } },
  {
    notice: 'filing-returned',
    args: {
      unitId: 'demo-unit',
      month,
      personId: 'demo-volunteer-0005',
      name: LONG_NAME,
      reason: 'ก'.repeat(380),
      item: LONG_NAME,
    },
  },
  { notice: 'report-withdrawn', args: { month, points: 150, reason: 'ก'.repeat(380) } },
  { notice: 'report-filed', args: { month, number: '400000000012', by: LONG_NAME, submittedAt: NOW } },
  ...[true, false].map(
    (over): Notice => ({
      notice: 'duty-lent',
      args: { area: UNIT.name, by: LONG_NAME, from: NOW, until: NOW + 1, over },
    }),
  ),
  { notice: 'objected', args: { month } },
  ...[true, false].map((certified): Notice => ({ notice: 'nothing-to-object', args: { certified } })),
  { notice: 'nudge', args: { own: null, village: { name: 'หมู่ 3', month, count: 4, names: [] } } },
];

export const COVERED: ReadonlySet<NoticeName> = new Set(LARGEST.map(({ notice }) => notice));
