import { describe, expect, it } from 'vitest';
import { takeTurn } from './support/turn.ts';
import { firstTimer, OCTOBER, returning, stranger, type World } from './support/world.ts';

const say = (world: World, text: string) => takeTurn(world, { kind: 'text', text });
const having = (world: World, ...texts: string[]) => texts.reduce((so, text) => say(so, text).world, world);
const names = (turned: ReturnType<typeof say>) => turned.notices.map(({ notice }) => notice);
const talkOf = (turned: ReturnType<typeof say>) => turned.world.conversation.talk;

const NODS = ['ค่ะ', 'คะ', 'ครับ', 'คับ', 'จ้า', 'จ้ะ', 'เออ', 'อือ'];
const READ_BACK = having(returning(), 'ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10');

describe('a nod', () => {
  it.each(NODS)('%s is a yes to what was asked', (nod) => {
    expect(say(READ_BACK, nod).intents).toMatchObject([{ verb: 'report.submit' }]);
    expect(say(having(stranger(), 'ลงทะเบียน DEMO-0001'), nod).intents).toMatchObject([
      { verb: 'registration.confirm' },
    ]);
  });

  it.each([...NODS, 'โอเคค่ะ'])('%s is no miss where nothing was asked', (nod) => {
    const turned = say(returning(), nod);
    expect(names(turned)).toEqual(['thanks', 'nudge']);
    expect(turned.world.conversation.misses).toBe(0);
  });
});

describe('not yet', () => {
  it.each(['ไม่ส่ง', 'ยังไม่ส่งค่ะ', 'อย่าเพิ่งส่ง', 'ยัง'])('%s at the read-back keeps the draft', (text) => {
    expect(names(say(READ_BACK, text))).toEqual(['cancelled']);
    expect(talkOf(say(READ_BACK, text))).toMatchObject({ topic: 'cancelled', draft: { answers: { 'protect.1': 10 } } });
  });
});

describe('reserved words', () => {
  it.each([
    'แจ้งเหตุ ไข้เลือดออก 2 คน',
    'แจ้งเหตุไฟไหม้',
    'ฉุกเฉิน มีคนล้ม',
    'เหตุฉุกเฉิน',
    'อุบัติเหตุ รถชน 2 คน',
    'หมดสติ',
    '1669',
    '๑๖๖๙ ค่ะ',
  ])('%s is an incident, at any time', (text) => {
    const incident = names(say(returning(), 'แจ้งเหตุ'));
    expect(names(say(returning(), text))).toEqual(incident);
    expect(names(say(having(firstTimer(), 'ส่งรายงาน'), text))).toEqual([...incident, 'draft-waiting']);
  });

  it('are not found in a reason or a longer number', () => {
    const why = having(firstTimer(), 'ส่งรายงาน', 'ที่เหลือเป็น 0');
    expect(talkOf(say(why, 'อุบัติเหตุ ขาหัก'))).toMatchObject({ reason: 'อุบัติเหตุ ขาหัก' });
    expect(talkOf(say(why, 'แจ้งเหตุผล ป่วย'))).toMatchObject({ step: 'read-back' });
    expect(names(say(returning(), '16690'))).toEqual(['not-understood']);
  });

  it.each([
    ['แลกของรางวัล พัดลม', 'แลกของรางวัล'],
    ['คูปอง 50 บาท', 'คูปองของฉัน'],
    ['ข่าวสาร เดือนนี้', 'ข่าวสาร'],
  ])('%s acts like %s', (text, label) => {
    expect(say(returning(), text).notices).toEqual(say(returning(), label).notices);
  });
});

describe('เท่าเดิม while one item is asked', () => {
  const asked = having(returning(), 'ส่งรายงาน ผู้สูงอายุ 5 ลูกน้ำ 9', 'ลูกน้ำ');

  it.each(['เท่าเดิม', 'เหมือนเดิมค่ะ'])('%s answers that item only', (text) => {
    expect(talkOf(say(asked, text))).toMatchObject({
      step: 'read-back',
      rest: 'zero',
      answers: { 'promote_health.7': 5, 'protect.1': OCTOBER['protect.1'] },
    });
  });

  it('the label speaks of the whole report', () => {
    expect(talkOf(say(asked, 'เหมือนเดือนก่อน'))).toMatchObject({ rest: 'last' });
  });
});

describe('a first report, asked item by item', () => {
  it('goes on with the questions after an item out of turn', () => {
    const asked = having(firstTimer(), 'ส่งรายงาน');
    for (const [line, code, count] of [
      ['ผู้สูงอายุ 5', 'promote_health.7', 5],
      ['ลูกน้ำ 10', 'protect.1', 10],
    ] as const) {
      expect(talkOf(say(asked, line))).toMatchObject({ step: 'ask', rest: null, answers: { [code]: count } });
    }
  });

  it.each(['ส่งรายงาน ลูกน้ำ 10', 'ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10'])('%s is the whole report', (line) => {
    expect(talkOf(say(firstTimer(), line))).toMatchObject({ step: 'read-back' });
  });
});

describe('rude words', () => {
  it('do not cost her the numbers', () => {
    expect(talkOf(say(READ_BACK, 'ลูกน้ำ 12 แม่งช้า'))).toMatchObject({ answers: { 'protect.1': 12 } });
    expect(talkOf(say(having(firstTimer(), 'ส่งรายงาน'), 'แม่ง 10'))).toMatchObject({ answers: expect.anything() });
    expect(talkOf(say(returning(), 'แม่งช้า ลูกน้ำสิบ'))).toMatchObject({ answers: { 'protect.1': 10 } });
  });

  it('are answered calmly when nothing was understood', () => {
    expect(names(say(returning(), 'แม่งช้า'))).toEqual(['calm']);
    expect(names(say(returning(), 'แม่ง 3 รอบแล้ว'))).toEqual(['calm']);
    expect(names(say(returning(), 'แม่งานวัด'))).toEqual(['not-understood']);
  });
});

describe('nothing done', () => {
  it.each(['ไม่ได้ทำ', 'ไม่ได้ไปค่ะ', 'ไม่ได้เยี่ยม'])('%s is zero for the item that is asked', (text) => {
    expect(talkOf(say(having(firstTimer(), 'ส่งรายงาน'), text))).toMatchObject({ answers: { 'promote_health.7': 0 } });
  });
});
