import { v7 as uuid } from 'uuid';
import { seedCountry } from '../../../bot/cli/seed/country.ts';
import type { Db } from '../../../bot/db/db.ts';
import { linkLineUser } from '../../../bot/db/queries/directory.ts';
import { addReportEvent, addVersion, openReport } from '../../../bot/db/queries/report.ts';
import type { Statement } from '../../../bot/db/statement.ts';
import { addMonths, monthAt } from '../../../shared/calendar/months.ts';
import { canonicalAnswers, fillRest } from '../../../shared/report/answers.ts';
import { itemsOf } from '../../../shared/report/form.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import { receiptNumber } from '../../../shared/report/receipt.ts';
import { personOf } from '../generator/crowd.ts';

/** Volunteers of one unit, as seedCountry fills units. */
const PER_UNIT = 105;
const COMMIT_OF = 100;

const unitOf = (n: number) => `s1-unit-${Math.floor(n / PER_UNIT)}`;
const volunteerOf = (n: number) => `s1-volunteer-${n}`;

const form = FORM_2567_2;
const typical = Object.fromEntries(itemsOf(form).map((item) => [item.code, item.typical]));
/** What a volunteer usually reports: all 31 items. */
export const ANSWERS = fillRest(form, typical, 'zero');

/** Volunteers who are linked to the generator's people and have reported once, two months ago: so all may repeat it. */
export async function seedPeople(db: Db, people: number, now: number): Promise<void> {
  await seedCountry(db, { volunteers: people, seed: 1, now }, () => {});
  for (let first = 0; first < people; first += COMMIT_OF) {
    const some = Array.from({ length: Math.min(COMMIT_OF, people - first) }, (_, index) => first + index);
    await db.commit(some.flatMap((n) => knownVolunteer(n, now)));
  }
}

function knownVolunteer(n: number, now: number): Statement[] {
  const [personId, unitId, id] = [volunteerOf(n), unitOf(n), uuid()];
  const month = addMonths(monthAt(now), -2);
  return [
    linkLineUser({ lineUserId: personOf(n), personId, at: now, noticeVersion: 'bench' }),
    openReport({ unitId, id, personId, month, number: receiptNumber(id), at: now, onTime: 1, streak: 0, points: 120 }),
    addVersion({
      unitId,
      reportId: id,
      version: 1,
      submissionId: id,
      contentHash: id,
      formVersion: form.version,
      answers: canonicalAnswers(form, ANSWERS),
      flags: '[]',
      reason: null,
      channel: 'seed',
      filedBy: personId,
      at: now,
    }),
    addReportEvent({ unitId, reportId: id, seq: 1, kind: 'submitted', actor: 'system', at: now, detail: null }),
  ];
}
