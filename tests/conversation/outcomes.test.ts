import { describe, expect, it } from 'vitest';
import type { ProblemCode } from '../../shared/api/problems.ts';
import { PROBLEMS } from '../../shared/api/problems.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { PRIVACY_NOTICE } from '../../shared/text/privacy.ts';
import { takeTurn } from './support/turn.ts';
import { firstTimer, OCTOBER, returning, stranger, type World } from './support/world.ts';

const say = (world: World, text: string) => takeTurn(world, { kind: 'text', text });
const names = (turned: ReturnType<typeof say>) => turned.notices.map(({ notice }) => notice);

describe('report.submit', () => {
  const draft = say(returning(), 'ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง').world;

  it('sends every item of the form, never null', () => {
    const [intent] = say(draft, 'ยืนยันส่ง').intents;
    if (intent?.verb !== 'report.submit') throw new Error('nothing was sent');
    expect(Object.keys(intent.answers)).toEqual(itemsOf(draft.form).map(({ code }) => code));
    expect(intent).toMatchObject({ month: '2026-11', formVersion: '2567-2', basedOn: null, reason: null });
    expect(intent.answers).toMatchObject({ 'promote_health.7': 4, 'protect.1': 10, 'recover.1': 0 });
  });

  it('takes over last month with เหมือนเดือนก่อน', () => {
    const same = say(say(returning(), 'ส่งรายงาน').world, 'เหมือนเดือนก่อน').world;
    const [intent] = say(same, 'ยืนยันส่ง').intents;
    expect(intent).toMatchObject({ answers: OCTOBER });
  });

  it('gives the receipt and ends the talk, so that a second tap finds nothing to send', () => {
    const sent = say(draft, 'ยืนยันส่ง');
    expect(names(sent)).toEqual(['receipt']);
    expect(sent.world.conversation.talk).toEqual({ topic: 'idle' });
    expect(say(sent.world, 'ยืนยันส่ง').intents).toEqual([]);
  });

  it.each([
    ['report-certified', 'certified', 'idle'],
    ['month-closed', 'month-closed', 'idle'],
    ['month-not-open', 'month-closed', 'idle'],
    ['not-assigned', 'not-assigned', 'report'],
    ['version-conflict', 'could-not-send', 'report'],
    ['store-unavailable', 'could-not-send', 'report'],
    ['unexpected', 'could-not-send', 'report'],
    ['form-changed', 'could-not-send', 'report'],
    ['submission-conflict', 'could-not-send', 'report'],
  ] as const)('refused as %s says %s', (refusal, notice, topic) => {
    const refused = say({ ...draft, refusal }, 'ยืนยันส่ง');
    expect(names(refused)).toEqual([notice]);
    expect(refused.world.conversation.talk.topic).toBe(topic);
  });

  it.each(Object.keys(PROBLEMS) as ProblemCode[])('refused as %s loses nothing that can still be sent', (refusal) => {
    const { world } = say({ ...draft, refusal }, 'ยืนยันส่ง');
    const { talk } = world.conversation;
    if (talk.topic === 'report') expect(talk.answers).toEqual({ 'promote_health.7': 4, 'protect.1': 10 });
    else expect(['report-certified', 'month-closed', 'month-not-open']).toContain(refusal);
  });

  it('with every item zero carries the reason', () => {
    const zero = say(say(firstTimer(), 'ส่งรายงาน').world, 'ที่เหลือเป็น 0').world;
    const [intent] = say(say(zero, 'เจ็บป่วย').world, 'ยืนยันส่ง').intents;
    expect(intent).toMatchObject({ reason: 'เจ็บป่วย' });
  });

  it('masks an id that was typed into the reason', () => {
    const zero = say(say(firstTimer(), 'ส่งรายงาน').world, 'ที่เหลือเป็น 0').world;
    expect(names(say(zero, 'ดูแล 1234567890121'))).toEqual(['no-citizen-id', 'draft-waiting']);
  });
});

describe('registration.confirm', () => {
  const asked = say(stranger(), 'ลงทะเบียน DEMO-0001').world;

  it('confirms the code with the version of the notice that she saw', () => {
    expect(say(asked, 'ใช่ ฉันเอง').intents).toEqual([
      { verb: 'registration.confirm', code: 'DEMO0001', noticeVersion: PRIVACY_NOTICE.version },
    ]);
  });

  it.each(['code-used', 'code-expired', 'person-linked', 'code-of-another', 'code-unknown'] as const)(
    '%s asks for another code',
    (refusal) => {
      const refused = say({ ...asked, refusal }, 'ใช่ ฉันเอง');
      expect(refused.notices).toEqual([{ notice: 'code-trouble', args: { problem: refusal }, to: 'guest' }]);
      expect(refused.world.conversation.talk).toEqual({ topic: 'registration', code: null });
    },
  );

  it('other trouble leaves the card as it is, to be tapped again', () => {
    const refused = say({ ...asked, refusal: 'store-unavailable' }, 'ใช่ ฉันเอง');
    expect(names(refused)).toEqual(['registration-trouble']);
    expect(refused.world.conversation).toEqual({ ...asked.conversation });
  });
});

describe('registration.count-miss', () => {
  it('counts only codes that do not exist', () => {
    expect(say(stranger(), 'ลงทะเบียน ABCD-9999').intents).toEqual([{ verb: 'registration.count-miss' }]);
    expect(say(stranger(), 'ลงทะเบียน DEMO-0002').intents).toEqual([]);
  });
});

describe('somebody who is not linked', () => {
  it.each(['ส่งรายงาน', 'แต้ม', 'รายงานของฉัน', 'เหมือนเดือนก่อน', 'ผู้สูงอายุ 4', 'กรอกแบบละเอียด'])(
    '%s → how to register',
    (text) => {
      expect(names(say(stranger(), text))).toEqual(['must-register']);
    },
  );
});
