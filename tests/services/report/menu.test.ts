import { v7 as uuid } from 'uuid';
import { describe, expect, test } from 'vitest';
import { sendBack } from '../../../bot/services/report/send-back.ts';
import { submit } from '../../../bot/services/report/submit.ts';
import { isProblem } from '../../../shared/api/problems.ts';
import { windowOf } from '../../../shared/calendar/deadlines.ts';
import { startOfMonth } from '../../../shared/calendar/months.ts';
import type { StageMonth } from '../../../shared/reminders/stage.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import type { ReportState } from '../../../shared/report/lifecycle.ts';
import { ELDER, MONTH, reportOnFile, submitFacts, submitInput } from './facts.ts';

const errand = { lineUserId: 'U1', errandId: uuid() };
const now = startOfMonth(MONTH) + 86_400_000;
const month = (of: string, report: ReportState | null): StageMonth => ({ window: windowOf(of), report });

type Planned = ReturnType<typeof submit> | ReturnType<typeof sendBack>;
/** The menus that the commit's errands ask for. */
function menusOf(planned: Planned): unknown[] {
  if (isProblem(planned)) throw new Error(planned.problem);
  const put = planned.statements.filter(({ template }) => template.name === 'outbox.put-errand');
  return put.map(({ params }) => JSON.parse(String(params.notices))[0].menu);
}

function sent(months: StageMonth[], more: Parameters<typeof submitFacts>[0] = {}, staff = false) {
  return menusOf(
    submit(submitFacts({ now, menu: { staff, months }, ...more }), submitInput({ [ELDER]: 1 }, { errand })),
  );
}

describe('a report sent', () => {
  test('brings the menu that says so', () => {
    expect(sent([month(MONTH, null)])).toEqual(['reported']);
  });

  test('again, corrects what was returned; again without a change of state writes no errand', () => {
    const report = reportOnFile({ state: 'returned' });
    expect(sent([month(MONTH, 'returned')], { report })).toEqual(['reported']);
    expect(sent([month(MONTH, 'submitted')], { report: reportOnFile() })).toEqual([]);
  });

  test('for the month before leaves this one to be asked for', () => {
    expect(sent([month('2026-09', null), month(MONTH, null)])).toEqual([]);
    const late = startOfMonth('2026-11') + 86_400_000;
    const both = [month(MONTH, null), month('2026-11', null)];
    expect(sent(both, { now: late })).toEqual(['volunteer']);
    expect(sent([month(MONTH, null), month('2026-11', 'submitted')], { now: late })).toEqual(['reported']);
  });

  test('by staff who are volunteers too gives them the menu of staff', () => {
    expect(sent([month(MONTH, null)], {}, true)).toEqual(['staff']);
  });

  test('for somebody without LINE writes no errand', () => {
    expect(menusOf(submit(submitFacts(), submitInput({ [ELDER]: 1 })))).toEqual([]);
  });
});

describe('a report sent back', () => {
  const back = (months: StageMonth[], at = now) =>
    menusOf(
      sendBack(
        {
          now: at,
          unitId: 'u1',
          form: FORM_2567_2,
          report: { ...reportOnFile(), personId: 'p1', filedBy: 'p1', month: MONTH },
          menu: { staff: false, months },
          push: null,
          filer: null,
        },
        { reviewerId: 'p2', why: { code: 'other', text: 'ตรวจอีกครั้ง', item: null }, errand },
      ),
    );

  test('asks to correct it while its month takes reports', () => {
    expect(back([month(MONTH, 'submitted')])).toEqual(['returned']);
    expect(back([month(MONTH, 'submitted'), month('2026-11', null)], startOfMonth('2026-11'))).toEqual(['returned']);
  });

  test('after the close changes nothing', () => {
    const closed = windowOf(MONTH).closesAt;
    expect(back([month(MONTH, 'submitted'), month('2026-11', null)], closed)).toEqual([]);
  });
});
