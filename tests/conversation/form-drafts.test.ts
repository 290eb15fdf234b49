import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSentSince } from '../../bot/conversation/draft.ts';
import type { ReportTalk } from '../../bot/conversation/types.ts';
import { runs } from '../support/runs.ts';
import { play, randomTalk } from './support/random-talk.ts';
import { takeTurn } from './support/turn.ts';
import { monthsOf, OCTOBER, report, returning, type World, withDraft } from './support/world.ts';

const MONTH = '2026-11';
const LINE = 'ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง';
const [ELDER, LARVAE] = ['promote_health.7', 'protect.1'];
const TYPED = { [ELDER]: 6, [LARVAE]: 12 };

const says = (world: World, ...texts: readonly string[]) =>
  texts.reduce((so, text) => takeTurn(so.world, { kind: 'text', text }), takeTurn(world, { kind: 'unfollow' }));
const namesOf = ({ notices }: ReturnType<typeof says>) => notices.map(({ notice }) => notice);
const inForm = (
  world: World,
  answers: Readonly<Record<string, number | null>> = TYPED,
  basedOn: number | null = null,
) => withDraft(world, MONTH, { source: 'form', answers, basedOn });
const talkOf = ({ conversation: { talk } }: World): ReportTalk => {
  if (talk.topic !== 'report') throw new Error(talk.topic);
  return talk;
};

describe('what is typed in chat', () => {
  const typed = says(returning(), LINE).world;

  it('stands in the form a turn later, without the zeros that only the rest would make', () => {
    expect(typed.drafts[MONTH]).toMatchObject({ source: 'chat', answers: { [ELDER]: 4, [LARVAE]: 10 }, seq: 1 });
  });

  it('is written down once, and again when it changed', () => {
    expect(says(typed, 'แต้ม', 'ทำรายงานต่อ', 'ยกเลิก', 'กลับไปทำต่อ').world.drafts[MONTH]?.seq).toBe(1);
    expect(says(typed, 'ผู้พิการ 2').world.drafts[MONTH]).toMatchObject({ seq: 2, answers: { 'promote_health.11': 2 } });
  });

  it('takes last month along when she chose it', () => {
    const { drafts } = says(returning(), 'ส่งรายงาน', 'เหมือนเดือนก่อน').world;
    expect(drafts[MONTH]?.answers).toEqual(OCTOBER);
  });

  it('is no draft before she said a number, nor after it was sent', () => {
    expect(says(returning(), 'ส่งรายงาน').world.drafts).toEqual({});
    expect(says(typed, 'ยืนยันส่ง').world.drafts).toEqual({});
    const sent = { ...returning(), reports: { [MONTH]: report(OCTOBER, { state: 'submitted' }) } };
    expect(says(sent, 'ส่งใหม่').world.drafts).toEqual({});
  });
});

describe('what was begun in chat and sent from the form', () => {
  const sentWith = (answers: Readonly<Record<string, number>>): World => {
    const { drafts: _sent, ...world } = says(returning(), LINE).world;
    return { ...world, drafts: {}, reports: { ...world.reports, [MONTH]: report(answers, { state: 'submitted' }) } };
  };
  const more = { [ELDER]: 4, [LARVAE]: 10, 'recover.1': 2 };

  it.each(['ยืนยันส่ง', 'ส่งรายงาน'])('is sent: %s shows its receipt', (word) => {
    const turned = says(sentWith(more), word);
    expect([namesOf(turned), turned.intents]).toEqual([['sent-already'], []]);
    expect(turned.world.conversation).toMatchObject({ talk: { topic: 'idle' }, aside: [] });
  });

  it('is changed from the numbers that were sent', () => {
    const turned = says(sentWith(more), 'ผู้พิการ 3');
    expect(namesOf(turned)).toEqual(['newer-version', 'read-back']);
    expect(talkOf(turned.world)).toMatchObject({ basedOn: 1, answers: { ...more, 'promote_health.11': 3 } });
  });

  it('with other numbers, those of the chat are compared with them', () => {
    const turned = says(sentWith({ ...more, [ELDER]: 5 }), 'ยืนยันส่ง');
    expect(namesOf(turned)).toEqual(['newer-version', 'read-back']);
    expect(talkOf(turned.world).answers).toEqual({ [ELDER]: 4, [LARVAE]: 10 });
  });
});

describe('what chat only showed and the form sent', () => {
  const shown = says(inForm(returning()), 'ส่งรายงาน').world;
  const sent: World = {
    ...shown,
    drafts: {},
    reports: { ...shown.reports, [MONTH]: report({ ...TYPED, 'recover.1': 2, [ELDER]: 7 }, { state: 'submitted' }) },
  };

  it.each(['ยืนยันส่ง', 'ส่งรายงาน'])('is sent: %s shows its receipt', (word) => {
    const turned = says(sent, word);
    expect([namesOf(turned), turned.intents]).toEqual([['sent-already'], []]);
    expect(turned.world.conversation).toMatchObject({ talk: { topic: 'idle' }, aside: [] });
  });

  it('is not called unfinished beside other words', () => {
    expect(namesOf(says(sent, 'รายงานของฉัน'))).toEqual(['my-reports']);
    expect(namesOf(says(says(returning(), LINE).world, 'รายงานของฉัน'))).toEqual(['my-reports', 'draft-waiting']);
  });
});

describe('what is typed in the form', () => {
  it('is gone on with, and the chat has its own numbers kept', () => {
    const turned = says(inForm(says(returning(), LINE).world), 'ยืนยันส่ง');
    expect(turned.notices[0]).toEqual({ notice: 'draft-from-form', args: { month: MONTH, kept: true } });
    expect(turned.intents).toEqual([]);
    expect(talkOf(turned.world)).toMatchObject({ answers: TYPED, step: 'read-back' });
    const back = says(turned.world, 'ใช้ตัวเลขในแชต');
    expect(talkOf(back.world).answers).toEqual({ [ELDER]: 4, [LARVAE]: 10 });
    expect(back.world.drafts[MONTH]).toMatchObject({ source: 'chat', answers: { [ELDER]: 4 } });
    expect(talkOf(says(back.world, 'ใช้ตัวเลขในแบบ').world).answers).toEqual(TYPED);
  });

  it.each([
    ['nothing', {}],
    ['only blanks', { [ELDER]: null }],
  ])('says nothing of a form with %s in it', (_what, answers) => {
    expect(namesOf(says(inForm(returning(), answers), 'ส่งรายงาน'))).toEqual(['report-start']);
  });

  it('says nothing when both have the same numbers, or those on file', () => {
    const same = inForm(says(returning(), LINE).world, { [ELDER]: 4, [LARVAE]: 10 });
    expect(namesOf(says(same, 'ยืนยันส่ง'))).toEqual(['receipt']);
    const filed = { ...returning(), reports: { [MONTH]: report(OCTOBER, { state: 'submitted' }) } };
    expect(namesOf(says(inForm(filed, OCTOBER, 1), 'ส่งรายงาน'))).toEqual(['sent-already']);
  });

  it('waits behind ส่งรายงาน and ส่งใหม่ of a month that was sent', () => {
    const filed = inForm({ ...returning(), reports: { [MONTH]: report(OCTOBER, { state: 'submitted' }) } }, TYPED, 1);
    for (const word of ['ส่งรายงาน', 'ส่งใหม่']) {
      expect(namesOf(says(filed, word))).toEqual(['draft-from-form', 'read-back']);
      expect(says(filed, word, 'ยืนยันส่ง').intents).toMatchObject([{ basedOn: 1, answers: TYPED }]);
    }
  });

  it('that began before a newer version was sent is compared with that', () => {
    const filed = { ...returning(), reports: { [MONTH]: report(OCTOBER, { state: 'submitted', version: 2 }) } };
    expect(namesOf(says(inForm(filed, TYPED, 1), 'ส่งรายงาน'))).toEqual([
      'draft-from-form',
      'newer-version',
      'read-back',
    ]);
  });

  it('does not hide what a reviewer said of a returned report', () => {
    const back = report(OCTOBER, { state: 'returned', returnReason: 'น่าจะ 6 คน', returnItem: ELDER });
    const filed = inForm({ ...returning(), reports: { [MONTH]: back } }, TYPED, 1);
    const turned = says(filed, 'ส่งรายงาน');
    expect(namesOf(turned)).toEqual(['draft-from-form', 'returned']);
    expect(turned.notices[1]).toMatchObject({ args: { reason: 'น่าจะ 6 คน', item: { code: ELDER, value: 6 } } });
    expect(namesOf(says(turned.world, 'ส่งรายงาน'))).toEqual(['returned']);
    const seen = says(turned.world, 'ดูก่อนส่ง');
    expect(namesOf(seen)).toEqual(['read-back']);
    expect(says(seen.world, 'ยืนยันส่ง').intents).toMatchObject([{ basedOn: 1, answers: TYPED }]);
  });

  it('may go on there: what chat only took over is not called hers from the chat', () => {
    const { world } = says(inForm(returning()), 'ส่งรายงาน');
    const turned = says(inForm(world, { ...TYPED, 'protect.2': 3 }), 'ยืนยันส่ง');
    expect(turned.notices[0]).toEqual({ notice: 'draft-from-form', args: { month: MONTH, kept: false } });
    const changed = says(inForm(says(world, 'ผู้พิการ 2').world), 'ยืนยันส่ง');
    expect(changed.notices[0]).toMatchObject({ args: { kept: true } });
  });

  it('answers to a question that stands still count', () => {
    const asked = inForm(says(returning(), LINE, 'ผู้พิการ').world);
    expect(talkOf(says(asked, '2').world).answers).toEqual({ ...TYPED, 'promote_health.11': 2 });
  });
});

/** The draft that a turn replaced by the form's numbers, with what it is now; null when there is nothing to compare. */
function takenOver(before: World, turned: ReturnType<typeof says>): { was: ReportTalk; now: ReportTalk } | null {
  const over = turned.notices.find(({ notice }) => notice === 'draft-from-form');
  const { talk: was } = before.conversation;
  const { talk: now } = turned.world.conversation;
  // An old button only shows what it would go on with; and who goes on to another month puts this one's draft aside whole.
  if (over?.notice !== 'draft-from-form' || was.topic !== 'report' || now === was) return null;
  if (now.topic !== 'report' || now.month !== was.month || !over.args.kept || was.shelf !== undefined) return null;
  const month = monthsOf(before).find(({ window }) => window.month === was.month);
  // Nothing typed before, or all of it on file since: what is kept came with this very line.
  const isNew = (Object.keys(was.answers).length === 0 && was.rest === null) || (month && isSentSince(was, month));
  return isNew ? null : { was, now };
}

it('whatever happens in chat and form, taking over loses neither', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(randomTalk(25), async (talk) => {
      await play(talk, ({ before, turned }) => {
        const both = takenOver(before, turned);
        if (both === null) return;
        const { was, now } = both;
        taken += 1;
        // A tap on `ใช้ตัวเลขในแชต` under an older card takes over and swaps in one turn.
        if (now.shelf?.source === 'form') return expect(now.answers).toEqual(was.answers);
        expect(now.shelf).toEqual({ source: 'chat', answers: was.answers, rest: was.rest });
        expect(talkOf(says(turned.world, 'ใช้ตัวเลขในแชต').world).answers).toEqual(was.answers);
      });
    }),
    { numRuns: runs(300) },
  );
  // Some fifteen: three or fewer would come by chance once in five thousand runs.
  expect(taken).toBeGreaterThan(0);
});
