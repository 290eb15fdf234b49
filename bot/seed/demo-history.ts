import { isProblem } from '../../shared/api/problems.ts';
import { windowOf } from '../../shared/calendar/deadlines.ts';
import { addMonths, type Month, monthAt } from '../../shared/calendar/months.ts';
import { fillRest } from '../../shared/report/answers.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { FORM_2567_2 } from '../../shared/report/forms/form-2567-2.ts';
import { type Db, one } from '../db/db.ts';
import { reportOfMonth } from '../db/queries/report.ts';
import { sha256 } from '../keys.ts';
import type { Ids } from '../ports.ts';
import { NO_MONTHS } from '../services/people/menu-of.ts';
import type { Plan, Planned } from '../services/plan.ts';
import { certify } from '../services/report/certify.ts';
import { submit } from '../services/report/submit.ts';
import { DEMO, demoVillage, demoVolunteer } from './demo-people.ts';

const DAY = 24 * 3_600_000;

/** Six certified months for those who report, made by the same verbs as everybody's: so points, streaks and expiry show. */
export async function seedHistory(db: Db, ids: Pick<Ids, 'uuid'>, now: number): Promise<void> {
  const current = monthAt(now);
  const months = Array.from({ length: DEMO.months }, (_, index) => addMonths(current, index - DEMO.months));
  for (let n = 1; n <= DEMO.reporting; n++) {
    const onTime: { month: Month; onTime: boolean; withdrawn: boolean }[] = [];
    for (const month of months) {
      const window = windowOf(month);
      // Every seventh report of the demo came late, so that streaks differ.
      const late = (n + months.indexOf(month) * 3) % 7 === 0;
      const at = Math.min(now, late ? window.dueAt + DAY : window.dueAt - (1 + (n % 6)) * DAY);
      await seedReport(db, ids, {
        n,
        month,
        at,
        certifiedAt: Math.min(now, window.dueAt + 2 * DAY),
        monthsOnTime: onTime,
      });
      onTime.push({ month, onTime: !late, withdrawn: false });
    }
  }
}

interface SeedReport {
  readonly n: number;
  readonly month: Month;
  readonly at: number;
  readonly certifiedAt: number;
  readonly monthsOnTime: readonly { month: Month; onTime: boolean; withdrawn: boolean }[];
}

async function seedReport(
  db: Db,
  ids: Pick<Ids, 'uuid'>,
  { n, month, at, certifiedAt, monthsOnTime }: SeedReport,
): Promise<void> {
  const personId = demoVolunteer(n);
  const unitId = DEMO.unit;
  const window = windowOf(month);
  const typical = Object.fromEntries(itemsOf(FORM_2567_2).map((item) => [item.code, item.typical]));
  const answers = fillRest(FORM_2567_2, { ...typical, 'promote_health.7': 2 + (n % 5) }, 'zero');
  const submitted = must(
    submit(
      {
        now: at,
        unitId,
        villageId: demoVillage(n),
        personId,
        window,
        form: FORM_2567_2,
        isAssigned: true,
        households: null,
        report: null,
        prior: null,
        monthsOnTime,
        history: [],
        before: [null, null],
        lastFiledAt: null,
        filerLane: null,
        menu: NO_MONTHS,
      },
      {
        submissionId: ids.uuid(),
        month,
        formVersion: FORM_2567_2.version,
        answers,
        contentHash: await sha256(JSON.stringify([personId, month])),
        basedOn: null,
        reason: null,
        channel: 'seed',
        filedBy: personId,
        newReportId: ids.uuid(),
        errand: null,
      },
    ),
  );
  const reportFiled = () => one(db, reportOfMonth({ unitId, personId, month }));
  if (!(await reportFiled())) await db.commit(submitted.statements);
  const report = await reportFiled();
  if (!report) throw new Error('the seed lost a report');
  if (report.state === 'certified') return;
  const certified = must(
    certify(
      { now: certifiedAt, unitId, report: { ...report, personId, filedBy: personId } },
      { certifierId: 'demo-staff-1', entryId: ids.uuid() },
    ),
  );
  await db.commit(certified.statements);
}

function must<O>(planned: Planned<O>): Plan<O> {
  if (isProblem(planned)) throw new Error(`the seed was refused: ${planned.problem}`);
  return planned;
}
