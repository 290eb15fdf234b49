import { addMonths, monthAt } from '../../shared/calendar/months.ts';
import { digestDue, digestSpan } from '../../shared/dashboard/digest.ts';
import type { Db } from '../db/db.ts';
import { linkedOfficers } from '../db/queries/digest.ts';
import type { Clock } from '../ports.ts';
import { tellDigest } from '../services/dashboard/tell-digest.ts';
import { inSteps, type Pace } from '../services/in-steps.ts';
import { holidaysOf } from '../services/reminder/rules.ts';
import { RuleBook } from '../services/report/rule-book.ts';

const PAGE = 100;
/** More than there are officers. */
const STEPS = 50_000;

interface Ports {
  readonly db: Db;
  readonly clock: Clock;
}
type Officer = NonNullable<ReturnType<typeof linkedOfficers>['row']>;

/** Tells officers at month-end how far their units are, each once for each kind of digest. */
export async function tellDigests({ db, clock }: Ports, pace: Pace): Promise<'done' | 'more'> {
  const rules = new RuleBook(clock);
  const officers = officersOf(db, monthAt(clock.now()));
  let done = false;
  await inSteps(STEPS, pace, async () => {
    // Whoever was told already, by a run that was cut short, is no step.
    for (;;) {
      const { value: officer } = await officers.next();
      done = officer === undefined;
      if (officer === undefined || (await tellOne({ db, clock }, rules, officer))) return { last: done };
    }
  });
  return done ? 'done' : 'more';
}

async function tellOne({ db, clock }: Ports, rules: RuleBook, officer: Officer): Promise<boolean> {
  const now = clock.now();
  const { unit_id: unitId, name: unitName, line_user_id: lane } = officer;
  const area = await rules.of(db, unitId);
  const current = monthAt(now);
  let told = false;
  for (const month of [addMonths(current, -1), current]) {
    const span = digestSpan(area.windowOf(month), now);
    if (span === null) continue;
    const holidays = await holidaysOf(db, unitId);
    if (!digestDue(span, now, holidays)) continue;
    const digest = { unitId, unitName, lane, month, kind: span.kind, now, holidays };
    told = (await tellDigest(db, digest)) || told;
  }
  return told;
}

async function* officersOf(db: Db, month: string): AsyncGenerator<Officer, undefined> {
  for (let after = { afterUnit: '', afterLane: '' }; ; ) {
    const page = await db.rows(linkedOfficers({ month, ...after, limit: PAGE }));
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return undefined;
    after = { afterUnit: last.unit_id, afterLane: last.line_user_id };
  }
}
