import { describe, expect, it } from 'vitest';
import { readText } from '../../bot/conversation/read-text.ts';
import type { ReportTalk, Talk } from '../../bot/conversation/types.ts';
import { at } from './support/world.ts';

const NOW = at('2026-11-21 19:04');
const IDLE: Talk = { topic: 'idle' };
const ASKED: Talk = { topic: 'registration', code: null };
const CONFIRM: Talk = { topic: 'registration', code: 'DEMO0001' };
const report = (step: ReportTalk['step'], asking: string | null = null): Talk => ({
  topic: 'report',
  month: '2026-11',
  formVersion: '2567-2',
  answers: {},
  rest: null,
  basedOn: null,
  step,
  asking,
  reason: null,
});
const act = (action: string, arg: string | null = null) => ({ said: 'action', action, arg });

describe('registration codes', () => {
  it.each([
    'ลงทะเบียน ABCD-1234',
    'ลงทะเบียน abcd-1234',
    'ลงทะเบียนabcd1234',
    'ลงทะเบียน  abcd ๑๒๓๔',
    'ลงทะเบียน ABCD–1234 ค่ะ',
    'ลงทะเบียน:ABCD 12 34',
    'สมัคร abcd1234',
    'ABCD-1234',
    'abcd1234',
  ])('%s', (text) => {
    expect(readText(IDLE, text, NOW)).toEqual({ said: 'code', code: 'ABCD1234' });
  });

  it('need a digit when nobody asked for a code', () => {
    expect(readText(IDLE, 'hello there', NOW)).toEqual({ said: 'words', text: 'hello there' });
    expect(readText(ASKED, 'demo-district', NOW)).toEqual({ said: 'code', code: 'DEMODISTRICT' });
    expect(readText(IDLE, 'ลงทะเบียน DEMO-STAFF-1', NOW)).toEqual({ said: 'code', code: 'DEMOSTAFF1' });
  });

  it('are not made of Thai words', () => {
    expect(readText(IDLE, 'ลงทะเบียน สมชาย', NOW)).toEqual(act('register', 'สมชาย'));
  });
});

describe('ส่งรายงาน with more behind it', () => {
  it.each([
    ['ส่งรายงาน ตุลาคม', '2026-10', ''],
    ['ส่งรายงานเดือนตุลาคม', '2026-10', ''],
    ['ส่งรายงาน เดือน ต.ค. 69', '2026-10', ''],
    ['ส่งรายงาน เดือนที่แล้ว', '2026-10', ''],
    ['ส่งรายงาน ตุลาคม ผู้สูงอายุ 4', '2026-10', 'ผู้สูงอายุ 4'],
    ['ส่งรายงาน ผู้สูงอายุ ๔ ลูกน้ำ 10 หลัง', null, 'ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง'],
    ['ส่งงาน ผู้สูงอายุ 4', null, 'ผู้สูงอายุ 4'],
    ['ส่งรายงาน\nผู้สูงอายุ 4\nลูกน้ำ 10', null, 'ผู้สูงอายุ 4\nลูกน้ำ 10'],
    ['เดือนตุลาคม', '2026-10', ''],
  ])('%s', (text, month, line) => {
    expect(readText(IDLE, text, NOW)).toEqual({ said: 'report', month, line });
  });
});

describe('numbers', () => {
  it.each([
    ['4', 4],
    ['๔', 4],
    ['สิบสอง', 12],
    ['10 หลัง', 10],
    ['สี่คนค่ะ', 4],
    ['0', 0],
  ])('%s', (text, value) => {
    expect(readText(IDLE, text, NOW)).toEqual({ said: 'number', value });
  });

  it.each(['4 5', '-4', '4.5', '4️⃣', '4 กระปุก', '4 พ.ย.'])('%s is none', (text) => {
    expect(readText(IDLE, text, NOW).said).toBe('words');
  });

  it('ไม่มี is zero where a number was asked', () => {
    expect(readText(report('ask', 'protect.1'), 'ไม่มีค่ะ', NOW)).toEqual({ said: 'number', value: 0 });
    expect(readText(IDLE, 'ไม่มี', NOW).said).toBe('words');
  });
});

describe('yes and no', () => {
  it.each([
    [CONFIRM, 'ใช่ค่ะ', 'confirm-me'],
    [CONFIRM, 'ยืนยัน', 'confirm-me'],
    [CONFIRM, 'ไม่ใช่', 'not-me'],
    [report('read-back'), 'ตกลง', 'send'],
    [report('read-back'), 'ผิดค่ะ', 'edit'],
    [report('ask'), 'ใช่', 'rest-zero'],
    [report('ask'), 'ไม่', 'more-items'],
    [IDLE, 'ส่ง', 'report'],
  ] as const)('%o %s', (talk, text, action) => {
    expect(readText(talk, text, NOW)).toEqual(act(action));
  });

  it('mean nothing by themselves', () => {
    expect(readText(IDLE, 'ใช่', NOW).said).toBe('words');
    expect(readText(report('choose-item'), 'ไม่', NOW).said).toBe('words');
  });
});

describe('what must not be kept or answered in kind', () => {
  it.each(['1-2345-67890-12-1', '๑๒๓๔๕๖๗๘๙๐๑๒๑', 'เลขบัตร 1234567890121 ค่ะ', 'x-xxxx-xxxxx-xx-x'])('%s', (text) => {
    expect(readText(IDLE, text, NOW)).toEqual({ said: 'citizen-id' });
  });

  it('rude words are met calmly, also inside a report', () => {
    expect(readText(report('read-back'), 'ไอ้บ้า ใช้ไม่ได้', NOW)).toEqual({ said: 'abuse' });
  });

  it('a reason is a reason, whatever it begins with', () => {
    expect(readText(report('ask-reason'), 'รายงานไม่ทัน แม่ป่วย', NOW)).toEqual({
      said: 'words',
      text: 'รายงานไม่ทัน แม่ป่วย',
    });
    expect(readText(report('ask-reason'), 'ยกเลิก', NOW)).toEqual(act('cancel'));
  });
});
