import { describe, expect, test } from 'vitest';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { nextUsual, readQuickLine, usualItems } from '../../../shared/report/quick.ts';

const read = (text: string) => readQuickLine(FORM_2567_2, text);
const ELDER = 'promote_health.7';
const DISABLED = 'promote_health.11';
const LARVAE = 'protect.1';
const FLU = 'protect.2';

describe('what people type', () => {
  test.each<[string, Record<string, number>]>([
    ['ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง', { [ELDER]: 4, [LARVAE]: 10 }],
    ['ผู้สูงอายุ ๔ ลูกน้ำสิบหลัง', { [ELDER]: 4, [LARVAE]: 10 }],
    ['ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง', { [ELDER]: 4, [LARVAE]: 10 }],
    ['เยี่ยมผู้สูงอายุ 4 คน, ลูกน้ำ=10 หลัง', { [ELDER]: 4, [LARVAE]: 10 }],
    ['สูงอายุ4ลูกน้ำ10พิการ1', { [ELDER]: 4, [LARVAE]: 10, [DISABLED]: 1 }],
    ['ผู้สูงอายุ๔คนลูกน้ำ๑๐หลังพิการ๑คน', { [ELDER]: 4, [LARVAE]: 10, [DISABLED]: 1 }],
    ['ลูกน้ำ 10 บ้าน ไข้หวัด 10 ครัวเรือน', { [LARVAE]: 10, [FLU]: 10 }],
    ['ไข้หวัด ๑๐ หลังคาเรือน ลูกน้ำ เก้าสิบเก้า หลังคาเรือน', { [FLU]: 10, [LARVAE]: 99 }],
    ['ลูกน้ำ ร้อยยี่สิบหลัง', { [LARVAE]: 120 }],
    ['มีผู้สูงอายุ 4 คนครับบบ และผู้พิการ 1 คนค่าาา', { [ELDER]: 4, [DISABLED]: 1 }],
    ['• ผู้สูงอายุ 4 คนค่ะ\n• ลูกน้ำ 10 หลังค่ะ 🙏🏽😊', { [ELDER]: 4, [LARVAE]: 10 }],
    ['1. ผู้สูงอายุ 4\n2. ลูกน้ำ 10\n๓) พิการ ๑', { [ELDER]: 4, [LARVAE]: 10, [DISABLED]: 1 }],
    ['- ผู้สูงอายุ - 4 คน\n- ลูกน้ำ -> 10', { [ELDER]: 4, [LARVAE]: 10 }],
    ['ผู้สูงอายุ......๔......คน ลูกน้ำ.....10', { [ELDER]: 4, [LARVAE]: 10 }],
    ['ผู้สูงอายุ\t4\r\nลูกน้ำ\t10', { [ELDER]: 4, [LARVAE]: 10 }],
    ['ลูกน้ำ\n10\nผู้สูงอายุ\n4', { [ELDER]: 4, [LARVAE]: 10 }],
    ['ผู้สูงอายุ\u200b4\u200bคน', { [ELDER]: 4 }],
    ['คัดกรองผู้สูงอายุ 5 คน เยี่ยมผู้สูงอายุสี่คน', { 'promote_health.9': 5, [ELDER]: 4 }],
    ['ผู้สูงอายุติดเตียง 3 อสค โรคไต 2', { 'family_doc.1': 3, 'family_doc.3': 2 }],
    ['ลดหวาน/มัน/เค็ม 10 กลุ่ม ๖๐๗ 5 คน', { 'protect.5': 10, 'protect.6': 5 }],
    ['ไข้เลือดออก 10 จิตอาสา 1 ครั้ง ร้านชำ 2', { [LARVAE]: 10, 'community_health.1': 1, 'statistics.2': 2 }],
    ['ผู้สูงอายุ 4 สูงอายุ 4', { [ELDER]: 4 }],
  ])('%j', (text, answers) => {
    expect(read(text)).toEqual({ answers, notUnderstood: [], tooLarge: [] });
  });

  test.each(['ผุ้สูงอายุ', 'ผู้สุงอายุ', 'ผูสูงอายุ', 'ผู้สูงอายุ์', 'ผู้ สูงอายุ', 'ผู้สูง\u200bอายุ'])('elders as %s', (word) => {
    expect(read(`${word} 4`).answers).toEqual({ [ELDER]: 4 });
  });

  test.each(['ลูกนํ้า', 'ลูกนำ้', 'ลูกนํา', 'ลูกน้า', 'ลุกน้ำ', 'ลูกนำ้า'])('larvae as %s', (word) => {
    expect(read(`${word}10`).answers).toEqual({ [LARVAE]: 10 });
  });
});

describe('numbers in front', () => {
  test.each<[string, Record<string, number>]>([
    ['4 ผู้สูงอายุ', { [ELDER]: 4 }],
    ['4 ผู้สูงอายุ 10 ลูกน้ำ', { [ELDER]: 4, [LARVAE]: 10 }],
    ['10 หลัง ลูกน้ำ, 4 คน ผู้สูงอายุ', { [ELDER]: 4, [LARVAE]: 10 }],
    ['4\nผู้สูงอายุ\n10\nลูกน้ำ', { [ELDER]: 4, [LARVAE]: 10 }],
  ])('%j', (text, answers) => {
    expect(read(text)).toEqual({ answers, notUnderstood: [], tooLarge: [] });
  });

  test.each(['4 ลูกน้ำ 10', '4. ผู้สูงอายุ 10. ลูกน้ำ', 'เมื่อวาน 4 ผู้สูงอายุ 10 ลูกน้ำ'])('%j could be read both ways', (text) => {
    expect(read(text)).toEqual({ answers: {}, notUnderstood: [text], tooLarge: [] });
  });
});

describe('none is zero', () => {
  test.each<[string, Record<string, number>]>([
    ['ผู้พิการ ไม่มี', { [DISABLED]: 0 }],
    ['ผู้พิการไม่มีลูกน้ำ10', { [DISABLED]: 0, [LARVAE]: 10 }],
    ['ผู้พิการ 0 คน ลูกน้ำ ๐ ผู้สูงอายุ ศูนย์', { [DISABLED]: 0, [LARVAE]: 0, [ELDER]: 0 }],
    ['ไข้หวัด ไม่ได้ทำ ผู้พิการ ไม่ได้เยี่ยมค่ะ', { [FLU]: 0, [DISABLED]: 0 }],
    ['ไม่มีผู้พิการ ลูกน้ำ 10', { [DISABLED]: 0, [LARVAE]: 10 }],
    ['ลูกน้ำ 10 ไม่มีผู้พิการ', { [DISABLED]: 0, [LARVAE]: 10 }],
  ])('%j', (text, answers) => {
    expect(read(text)).toEqual({ answers, notUnderstood: [], tooLarge: [] });
  });
});

describe('what must be asked', () => {
  test.each<[string, Record<string, number>, string[]]>([
    ['ผู้สูงอายุ 4 ลูกน้ำ', { [ELDER]: 4 }, ['ลูกน้ำ']],
    ['ผู้สูงอายุ ลูกน้ำ 10', { [LARVAE]: 10 }, ['ผู้สูงอายุ']],
    ['ผู้สูงอายุ 4 แมว 3 ลูกน้ำ 10 หลัง', { [ELDER]: 4, [LARVAE]: 10 }, ['แมว 3']],
    ['ผู้สูงอายุ 4 ฟหกด ลูกน้ำ 10', { [ELDER]: 4, [LARVAE]: 10 }, ['ฟหกด']],
    ['เยี่ยมบ้าน 10', {}, ['10']],
    ['10', {}, ['10']],
    ['ผู้พิการ -', {}, ['ผู้พิการ']],
    ['ผู้สูงอายุ 4 ผู้สูงอายุ 5', {}, ['ผู้สูงอายุ 4', 'ผู้สูงอายุ 5']],
    ['วัดความดัน 10 ลูกน้ำ 3 เจาะน้ำตาล 8', { [LARVAE]: 3 }, ['วัดความดัน 10', 'เจาะน้ำตาล 8']],
    ['ผู้สูงอายุ 4 ลูกน้ำ 10 555', { [ELDER]: 4 }, ['ลูกน้ำ 10 555']],
    ['ผู้สูงอายุหกล้ม 2', {}, ['ผู้สูงอายุหกล้ม 2']],
    ['ค้นหาผู้สูงอายุ 4', {}, ['ค้นหาผู้สูงอายุ 4']],
    ['ผู้สูงอายุ ทดสอบ 4', {}, ['ผู้สูงอายุ', 'ทดสอบ 4']],
    ['ผู้สูงอายุ ประมาณ 10 คน', {}, ['ผู้สูงอายุ', 'ประมาณ 10']],
    ['ผู้สูงอายุ สิบกว่าคน', {}, ['ผู้สูงอายุ', 'สิบกว่า']],
    ['ผู้สูงอายุ สองสามคน', {}, ['ผู้สูงอายุ', 'สองสามคน']],
    ['ผู้สูงอายุ 4 หรือ 5 คน', {}, ['ผู้สูงอายุ', '4 หรือ 5']],
    ['ลูกน้ำหมู่ 4 10 หลัง', {}, ['ลูกน้ำหมู่ 4 10']],
    ['ผู้พิการ ไม่มี 1', {}, ['ผู้พิการ ไม่มี 1']],
    ['ลูกน้ำ 10 หลัง ไม่พบ', { [LARVAE]: 10 }, ['ไม่พบ']],
    ['ผู้ป่วยเบาหวาน 3', {}, ['ผู้ป่วยเบาหวาน 3']],
  ])('%j', (text, answers, notUnderstood) => {
    expect(read(text)).toEqual({ answers, notUnderstood, tooLarge: [] });
  });

  test('a number over the cap is told apart', () => {
    expect(read('ผู้สูงอายุ 1000 คน ลูกน้ำ 10 ไข้หวัด 99999')).toEqual({
      answers: { [LARVAE]: 10 },
      notUnderstood: [],
      tooLarge: ['ผู้สูงอายุ 1000', 'ไข้หวัด 99999'],
    });
  });
});

describe('what looks like a number and is none', () => {
  test.each([
    '1.5',
    '1,5',
    '-4',
    '−4',
    '+4',
    '4-5',
    '4/5',
    '10%',
    '10+',
    '4️⃣',
    '1️⃣0️⃣',
    '🔟',
    '④',
    '４',
    '1e3',
    '0x10',
    '4½',
    '21/11/2569',
    '21 พ.ย. 2569',
    '2569-11-21',
    '19:04',
    '19.04 น.',
    '4 โมง',
    '4 ปี',
    '4 บาท',
    '081-234-5678',
    '0812345678',
    '1234567890123',
    '๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑',
    '1 2345 67890 12 1',
    '99999999999999999999',
    '1\u200b0',
    '10k',
    '4กระป๋อง',
    'สิบล้าน',
  ])('%j', (number) => {
    const { answers, notUnderstood, tooLarge } = read(`ผู้สูงอายุ ${number}`);
    expect({ answers, tooLarge }).toEqual({ answers: {}, tooLarge: [] });
    expect(notUnderstood).not.toEqual([]);
  });
});

test('words that only greet or thank say nothing', () => {
  expect(read('สวัสดีค่ะ 🙏')).toEqual({ answers: {}, notUnderstood: [], tooLarge: [] });
  expect(read('')).toEqual({ answers: {}, notUnderstood: [], tooLarge: [] });
});

test('the usual items are few, and asked one after the other', () => {
  const usual = usualItems(FORM_2567_2).map((item) => item.code);
  expect(usual).toEqual([ELDER, DISABLED, LARVAE, FLU, 'recover.1']);
  expect(nextUsual(FORM_2567_2, {})?.code).toBe(ELDER);
  expect(nextUsual(FORM_2567_2, { [ELDER]: 0, [DISABLED]: null })?.code).toBe(DISABLED);
  expect(nextUsual(FORM_2567_2, Object.fromEntries(usual.map((code) => [code, 1])))).toBeNull();
});
