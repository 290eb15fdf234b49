import { describe, expect, it } from 'vitest';
import { type Doing, takeTurn } from './support/turn.ts';
import { at, firstTimer, OCTOBER, report, returning, type World } from './support/world.ts';

const MONTH = '2026-11';
const LINE = 'ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง';

function says(world: World, ...texts: readonly string[]) {
  return texts.reduce((so, text) => takeTurn(so.world, { kind: 'text', text }), takeTurn(world, SILENT));
}

const SILENT: Doing = { kind: 'unfollow' };

const namesOf = ({ notices }: ReturnType<typeof says>) => notices.map(({ notice }) => notice);

function sent(world: World, state: 'submitted' | 'returned' = 'submitted'): World {
  return { ...world, reports: { ...world.reports, [MONTH]: report(OCTOBER, { state, submittedAt: world.now }) } };
}

describe('a report that waits for review', () => {
  it.each(['ส่งรายงานแล้ว', 'ส่งรายงานแล้วค่ะ', 'ส่งรายงานค้าบ', 'ส่งรายงานไปแล้วเมื่อวาน'])(
    '%s is told the receipt, not that it was returned',
    (text) => {
      const turned = says(sent(returning()), text);
      expect(namesOf(turned)).toEqual(['sent-already']);
      expect(turned.world.conversation.talk.topic).toBe('idle');
    },
  );

  it('ส่งแล้วค่ะ is answered like the menu’s button of that name', () => {
    expect(namesOf(says(sent(returning()), 'ส่งแล้วค่ะ'))).toEqual(['my-reports']);
  });

  it('says what was wrong with numbers that it could not take', () => {
    expect(namesOf(says(sent(returning()), 'ส่งรายงาน ผู้สูงอายุ 5000'))).toEqual(['too-large', 'sent-already']);
    expect(namesOf(says(sent(returning()), 'ส่งรายงาน กขค 5'))).toEqual(['not-understood-words', 'sent-already']);
  });

  it('takes a line of items as a new version', () => {
    expect(namesOf(says(sent(returning()), LINE))).toEqual(['read-back']);
  });

  it('is called returned only while it is', () => {
    const opened = says(sent(returning(), 'returned'), 'ส่งรายงาน');
    expect(namesOf(opened)).toEqual(['returned']);
    expect(namesOf(says(sent(opened.world), 'ทำรายงานต่อ'))).toEqual(['sent-already']);
  });
});

describe('a draft without numbers when a version was sent elsewhere', () => {
  it('starts from the numbers on file', () => {
    const { world } = says(sent(says(returning(), 'ส่งรายงาน').world), 'แก้บางข้อ');
    expect(world.conversation.talk).toMatchObject({ step: 'choose-item', basedOn: 1, answers: OCTOBER });
  });

  it('takes the answer to the question that stands as a change of it', () => {
    const turned = says(sent(says(firstTimer(), 'ส่งรายงาน').world), '9');
    expect(namesOf(turned)).toEqual(['newer-version', 'read-back']);
    const { talk } = turned.world.conversation;
    const differing = Object.entries(talk.topic === 'report' ? talk.answers : {}).filter(
      ([code, count]) => OCTOBER[code] !== count,
    );
    expect(differing.map(([, count]) => count)).toEqual([9]);
  });
});

describe('a cancelled report', () => {
  const cancelled = says(returning(), LINE, 'พอก่อน').world;

  it('goes on with ส่งรายงาน', () => {
    const turned = says(cancelled, 'ส่งรายงาน');
    expect(namesOf(turned)).toEqual(['draft-resumed', 'read-back']);
    expect(turned.world.conversation.talk).toMatchObject({ answers: { 'promote_health.7': 4, 'protect.1': 10 } });
    expect(turned.world.conversation.aside).toEqual([]);
  });

  it('goes on with a line of items', () => {
    const turned = says(cancelled, 'ผู้พิการ 2');
    expect(namesOf(turned)).toEqual(['draft-resumed', 'read-back']);
    const answers = { 'promote_health.7': 4, 'promote_health.11': 2, 'protect.1': 10 };
    expect(turned.world.conversation.talk).toMatchObject({ answers });
  });

  it('says so when a typed button takes it up', () => {
    expect(namesOf(says(cancelled, 'ที่เหลือเป็น 0'))).toEqual(['draft-resumed', 'read-back']);
  });

  it('stays aside while another month is reported', () => {
    const third: World = { ...returning(), now: at('2026-12-03 10:00') };
    const { world } = says(third, LINE, 'ยกเลิก', 'ส่งรายงาน ธันวาคม');
    expect(world.conversation.aside).toMatchObject([{ month: MONTH }]);
    expect(says(world, 'ส่งรายงาน พฤศจิกายน').notices[0]).toMatchObject({ notice: 'draft-resumed' });
  });

  it('does not come back once its month closed', () => {
    const turned = says({ ...cancelled, now: at('2026-12-10 10:00') }, 'ส่งรายงาน');
    expect(turned.notices).toMatchObject([{ notice: 'report-start', args: { month: '2026-12' } }]);
  });
});

describe('ยกเลิก for a draft that was put aside', () => {
  const aside: World = (() => {
    const { world } = says({ ...returning(), now: at('2026-12-03 10:00') }, LINE, 'ส่งรายงาน ธันวาคม');
    return { ...world, conversation: { ...world.conversation, talk: { topic: 'idle' } } };
  })();

  it('holds it, and กลับไปทำต่อ brings it back', () => {
    const turned = says(aside, 'ยกเลิก');
    expect(turned.notices).toMatchObject([{ notice: 'cancelled', args: { month: MONTH } }]);
    expect(turned.world.conversation).toMatchObject({ talk: { topic: 'cancelled' }, aside: [] });
    expect(namesOf(says(turned.world, 'กลับไปทำต่อ'))).toEqual(['read-back']);
  });

  it('has nothing to hold when its month closed', () => {
    expect(namesOf(says({ ...aside, now: at('2026-12-10 10:00') }, 'ยกเลิก'))).toEqual(['nothing-to-cancel']);
  });
});
