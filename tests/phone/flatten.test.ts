import { describe, expect, test } from 'vitest';
import { flatten } from '../simulator/cli/flatten.ts';
import { CARD, CAROUSEL, CONFIRM, say } from './samples.ts';

const labels = (message: object) => flatten(message).taps.map((tap) => tap.label);

describe('flatten', () => {
  test('keeps the lines of a text and lists its quick replies', () => {
    const message = say('หนึ่ง\nสอง', { type: 'message', label: 'ตกลง', text: 'ตกลงเลย' });
    expect(flatten(message)).toEqual({
      lines: ['หนึ่ง', 'สอง'],
      taps: [{ label: 'ตกลง', action: { type: 'message', label: 'ตกลง', text: 'ตกลงเลย' } }],
    });
  });

  test('reads a Flex card from top to bottom, rows on one line, and names its rows and buttons', () => {
    expect(flatten(CARD).lines).toEqual([
      'ตรวจก่อนส่ง ที่นี่ ผู้ใหญ่ ป่ำ น้ำ',
      'ผู้สูงอายุ  4 คน',
      '────────',
      '<b>a & "b"</b>',
      'บรรทัดที่สอง',
      '1234-5678-9012-3456-7890',
    ]);
    expect(labels(CARD)).toEqual(['ผู้สูงอายุ  4 คน', 'ยืนยันส่ง', 'แก้ไข', 'ยกเลิก']);
    expect(flatten(CARD).taps[1]?.action).toMatchObject({ type: 'postback', data: 'confirm' });
  });

  test('joins spans, skips rules that separate nothing, and taps a whole bubble', () => {
    const spans = [
      { type: 'span', text: 'แต้ม ' },
      { type: 'span', text: '1,250' },
    ];
    const contents = [{ type: 'separator' }, { type: 'text', contents: spans }, { type: 'separator' }];
    const action = { type: 'uri', label: 'เปิด', uri: 'https://example.com' };
    const bubble = { type: 'bubble', action, body: { type: 'box', layout: 'vertical', contents } };
    expect(flatten({ type: 'flex', altText: 'แต้ม', contents: bubble })).toEqual({
      lines: ['แต้ม 1,250'],
      taps: [{ label: 'เปิด', action }],
    });
  });

  test('numbers the cards of carousels', () => {
    expect(flatten(CAROUSEL).lines).toEqual(['(1/3)', 'การ์ดหนึ่ง', '(2/3)', 'การ์ดสอง', '(3/3)', 'การ์ดสาม']);
    expect(labels(CAROUSEL)).toEqual(['เลือกหนึ่ง', 'เลือกสอง', 'เลือกสาม']);
    const columns = [{ imageUrl: 'https://example.com/a.png', action: { type: 'message', label: 'ก', text: 'ข' } }];
    const template = { type: 'image_carousel', columns };
    expect(flatten({ type: 'template', altText: 'ภาพ', template })).toMatchObject({ lines: ['(1/1)'] });
  });

  test('reads templates', () => {
    expect(flatten(CONFIRM).lines).toEqual(['ใช่คุณหรือไม่']);
    expect(labels(CONFIRM)).toEqual(['ใช่', 'ไม่']);
  });

  test('says what a message without words is', () => {
    const size = { x: 0, y: 0, width: 1, height: 1 };
    const actions = [{ type: 'uri', linkUri: 'https://example.com', label: 'ไป', area: size }];
    expect(flatten({ type: 'image', originalContentUrl: 'https://example.com/a.png' }).lines).toEqual(['[รูปภาพ]']);
    expect(flatten({ type: 'sticker', packageId: '1', stickerId: '2' }).lines).toEqual(['[สติกเกอร์]']);
    expect(flatten({ type: 'location', title: 'บ้าน', address: 'หมู่ 1' }).lines).toEqual(['[ตำแหน่ง] บ้าน หมู่ 1']);
    expect(flatten({ type: 'imagemap', altText: 'แผนที่', actions })).toMatchObject({
      lines: ['แผนที่'],
      taps: [{ label: 'ไป', action: { type: 'uri', uri: 'https://example.com' } }],
    });
    expect(flatten({ type: 'coupon', altText: 'คูปอง' }).lines).toEqual(['คูปอง']);
  });
});
