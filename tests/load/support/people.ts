import { v7 as uuid } from 'uuid';
import { COUNTRY } from '../../../bot/db/country.ts';
import type { Db } from '../../../bot/db/db.ts';
import { linkLineUser } from '../../../bot/db/queries/directory.ts';
import { addReportEvent, addVersion, openReport } from '../../../bot/db/queries/report.ts';
import { addSession } from '../../../bot/db/queries/session.ts';
import { type Statement, statement } from '../../../bot/db/statement.ts';
import { sha256 } from '../../../bot/keys.ts';
import { seedCountry } from '../../../bot/seed/country.ts';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { canonicalAnswers } from '../../../shared/report/answers.ts';
import { numbersOf } from '../../../shared/report/numbers.ts';
import { receiptNumber } from '../../../shared/report/receipt.ts';
import { personOf } from '../generator/crowd.ts';
import { ANSWERS, FORM } from './answers.ts';
import { unitOf, volunteerOf } from './nation.ts';
import { tokenOf } from './tokens.ts';

const COMMIT_OF = 100;

const DAY = 24 * 3_600_000;

/** Months, newest first, that the seed opens again and nobody has reported: each is for one round of new reports. */
export function freshMonths(now: number): Month[] {
  return Array.from({ length: 9 }, (_, index) => addMonths(monthAt(now), -3 - index));
}

const openAgain = statement('bench.open-again', (q, p: { month: Month; closesAt: number }) =>
  q.insertInto('report_calendar').values({
    area_id: COUNTRY,
    month: p.month,
    opens_at: null,
    due_at: null,
    review_due_at: null,
    closes_at: p.closesAt,
  }),
);

/**
 * Volunteers who are linked to the generator's people, signed in, and have reported once, two months ago: so all may repeat
 * it.
 */
export async function seedPeople(db: Db, people: number, now: number): Promise<void> {
  await seedCountry(db, { volunteers: people, seed: 1, now }, () => {});
  await db.commit(freshMonths(now).map((month) => openAgain({ month, closesAt: now + DAY })));
  for (let first = 0; first < people; first += COMMIT_OF) {
    const some = Array.from({ length: Math.min(COMMIT_OF, people - first) }, (_, index) => first + index);
    const known = await Promise.all(some.map(async (n) => [...knownVolunteer(n, now), await signedIn(n, now)]));
    await db.commit(known.flat());
  }
}

async function signedIn(n: number, now: number): Promise<Statement> {
  return addSession({
    tokenHash: await sha256(tokenOf(n)),
    lineUserId: personOf(n),
    at: now,
    expiresAt: now + DAY,
    authenticatedAt: now,
  });
}

function knownVolunteer(n: number, now: number): Statement[] {
  const [personId, unitId, id] = [volunteerOf(n), unitOf(n), uuid()];
  const month = addMonths(monthAt(now), -2);
  return [
    linkLineUser({ lineUserId: personOf(n), personId, at: now, noticeVersion: 'bench' }),
    openReport({
      unitId,
      id,
      personId,
      month,
      number: receiptNumber(id),
      at: now,
      onTime: 1,
      streak: 0,
      points: 120,
      villageId: null,
      attention: 0,
      numbers: numbersOf(FORM, ANSWERS),
      filedAt: now,
    }),
    addVersion({
      unitId,
      reportId: id,
      version: 1,
      submissionId: id,
      contentHash: id,
      formVersion: FORM.version,
      answers: canonicalAnswers(FORM, ANSWERS),
      flags: '[]',
      reason: null,
      channel: 'seed',
      filedBy: personId,
      at: now,
    }),
    addReportEvent({ unitId, reportId: id, seq: 1, kind: 'submitted', actor: 'system', at: now, detail: null }),
  ];
}
