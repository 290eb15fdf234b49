import { v7 as uuid } from 'uuid';
import { COUNTRY } from '../../../bot/db/country.ts';
import type { Db } from '../../../bot/db/db.ts';
import { addAssignment, linkLineUser } from '../../../bot/db/queries/directory.ts';
import { putArea, putPerson } from '../../../bot/db/queries/roster.ts';
import { putSetting } from '../../../bot/db/queries/tell.ts';
import type { Member } from '../../../bot/services/people/membership.ts';
import { readQueue } from '../../../bot/services/report/queue.ts';
import { readCounts } from '../../../bot/services/report/queue-counts.ts';
import { RuleBook } from '../../../bot/services/report/rule-book.ts';
import { begin, loadBeginFacts } from '../../../bot/services/review/begin.ts';
import { goOn } from '../../../bot/services/review/go-on.ts';
import { readOperation } from '../../../bot/services/review/operation.ts';
import { runVerb } from '../../../bot/services/run-verb.ts';
import { setBudget } from '../../../bot/services/wave/budget.ts';
import { addMonths, type Month, monthAt } from '../../../shared/calendar/months.ts';
import { billingMonth } from '../../../shared/reminders/money.ts';
import { figure, millis, type Row } from '../rows.ts';
import { rounds, type Stage } from '../stage.ts';
import { medianOf, quantile } from '../support/numbers.ts';
import { sendReport } from '../support/verb.ts';

/** Source: issue 5, "Figures and tests". */
const VOLUNTEERS = 105;
const WANTED = { certifyMs: 1000, listMs: 50 };
const PAGES = 200;
/** Pages before it counts: statements are prepared and connections opened once. */
const WARM_UP = 20;

/** A unit's month certified at once, with points, audit and pushes; and its review list, page by page. */
export async function reviews({ sizes, engine, store }: Omit<Stage, 'bot' | 'generator'>): Promise<Row[]> {
  const db = store.open({ group: true });
  const now = Date.now();
  try {
    await setBudget(db, { month: billingMonth(now), plan: 'pro', messages: 30_000, baht: 0, now });
    const measured = await rounds({ sizes }, async (index) => {
      const unitId = await reportedUnit(db, index, now);
      const month = addMonths(monthAt(now), -1);
      return { list: await listing(db, unitId, month), certify: await certifying(db, unitId, month, now) };
    });
    const list = medianOf(measured, ({ list }) => list);
    const certify = medianOf(measured, ({ certify }) => certify);
    return [
      figure(
        `${engine}: all ${VOLUNTEERS} reports of a unit certified, with points, audit and pushes`,
        millis(certify),
        {
          wanted: `≤ ${millis(WANTED.certifyMs)}`,
          ok: certify <= WANTED.certifyMs,
          rounds: measured.map((round) => round.certify),
        },
      ),
      figure(`${engine}: a page of the review list with its counts, p99`, millis(list), {
        wanted: `≤ ${millis(WANTED.listMs)}`,
        ok: list <= WANTED.listMs,
        rounds: measured.map((round) => round.list),
      }),
    ];
  } finally {
    await db.close();
  }
}

/** A unit of its own whose volunteers are linked and have sent last month. */
async function reportedUnit(db: Db, index: number, now: number): Promise<string> {
  const unitId = `bench-review-${index}`;
  const month = addMonths(monthAt(now), -1);
  const name = 'หน่วยวัด';
  const ids = Array.from({ length: VOLUNTEERS }, (_, n) => `${unitId}-${n}`);
  const post = { role: 'volunteer', area_id: unitId, area_name: name, area_phone: null, village_id: null } as const;
  const duty = { ...post, village_name: null, households: 10, from_month: '2020-01', to_month: null };
  await db.commit([
    putArea({ id: unitId, kind: 'unit', parentId: COUNTRY, name, phone: null }),
    putSetting({ areaId: unitId, name: 'push-certified', value: '1' }),
    ...ids.flatMap((id) => [
      putPerson({ id, givenName: 'วัด', familyName: id, birthDate: null, citizenHash: null, citizenTail: null }),
      addAssignment({
        personId: id,
        role: 'volunteer',
        areaId: unitId,
        fromMonth: duty.from_month,
        villageId: null,
        households: duty.households,
      }),
      linkLineUser({ lineUserId: `U-${id}`, personId: id, at: now, noticeVersion: 'bench' }),
    ]),
  ]);
  const rules = new RuleBook({ now: Date.now });
  for (const id of ids) {
    const member: Member = { id, name: id, assignments: [duty] };
    await sendReport(db, rules, member, month);
  }
  return unitId;
}

/** p99 in ms of a page with the figures beside it, as the door asks for them. */
async function listing(db: Db, unitId: string, month: Month): Promise<number> {
  const took: number[] = [];
  for (let page = 0; page < PAGES + WARM_UP; page++) {
    const start = performance.now();
    await Promise.all([
      readQueue(db, { unitId, month, filter: {}, state: 'submitted', after: null, limit: 50, viewerId: 'bench' }),
      readCounts(db, unitId, month, {}),
    ]);
    if (page >= WARM_UP) took.push(performance.now() - start);
  }
  return quantile(
    took.toSorted((a, b) => a - b),
    0.99,
  );
}

async function certifying(db: Db, unitId: string, month: Month, now: number): Promise<number> {
  const id = uuid();
  const request = { id, month, expected: VOLUNTEERS, filter: {}, asOf: new Date(now + 1).toISOString() };
  const start = performance.now();
  await runVerb(db, async (view) =>
    begin(await loadBeginFacts(view, { unitId, id }, month, now), { actorId: 'bench', request }),
  );
  await goOn({ db, ids: { uuid } }, { unitId, id }, () => now);
  const took = performance.now() - start;
  const done = await readOperation(db, { unitId, id });
  if (done?.certified !== VOLUNTEERS) throw new Error(`certified ${done?.certified} of ${VOLUNTEERS}`);
  return took;
}
