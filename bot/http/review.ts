import { isProblem } from '../../shared/api/problems.ts';
import {
  type QueueAnswer,
  type QueueFilter,
  type QueueState,
  queueAnswer,
  reviewAnswer,
} from '../../shared/api/review.ts';
import { isMonth, monthAt } from '../../shared/calendar/months.ts';
import { can } from '../../shared/people/scope.ts';
import { FLAGS } from '../../shared/report/flags.ts';
import { dutiesOf } from '../services/people/duties.ts';
import { openMonthsOf } from '../services/reminder/staff-calls.ts';
import { inspect } from '../services/report/inspect.ts';
import { readQueue } from '../services/report/queue.ts';
import { readCounts } from '../services/report/queue-counts.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { limitOf } from './limit.ts';
import { wrong } from './problem.ts';
import { instantOf } from './report-shapes.ts';
import { notInUnit, staffUnit } from './staff.ts';

/** Source: our own choice; a unit has some 105 volunteers (domain.md §4). */
const MOST_LISTED = 200;
const USUALLY_LISTED = 50;
const STATES: readonly string[] = ['missing', 'submitted', 'returned', 'certified'] satisfies QueueState[];
const FILTERS: readonly string[] = [...FLAGS, 'none'];

type Given = Readonly<Record<string, string>>;

interface Asked {
  readonly state: QueueState | null;
  readonly filter: QueueFilter;
  readonly limit: number;
}

/** @returns the name of the parameter that is wrong */
function askedOf({ state, village, flag, late, limit }: Given): Asked | string {
  if (state !== undefined && !STATES.includes(state)) return 'state';
  if (flag !== undefined && !FILTERS.includes(flag)) return 'flag';
  if (late !== undefined && late !== 'true' && late !== 'false') return 'late';
  const most = limitOf(limit, MOST_LISTED, USUALLY_LISTED);
  if (most === null) return 'limit';
  return {
    state: (state as QueueState | undefined) ?? null,
    filter: {
      village: village ?? null,
      flag: (flag as QueueFilter['flag']) ?? null,
      late: late === undefined ? null : late === 'true',
    },
    limit: most,
  };
}

async function listReports(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, query } = call;
  if (query.month !== undefined && !isMonth(query.month)) return wrong('month');
  const asked = askedOf(query);
  if (typeof asked === 'string') return wrong(asked);
  const unit = await staffUnit(call, 'report.read');
  if (isProblem(unit)) return unit;
  const month = query.month ?? (await openMonthsOf(api.db, api.rules, unit.id, now))[0] ?? monthAt(now);
  const request = { unitId: unit.id, month, ...asked, after: query.after ?? null, viewerId: who.member.id };
  const [page, counts] = await Promise.all([
    readQueue(api.db, request),
    readCounts(api.db, unit.id, month, asked.filter),
  ]);
  if (!page) return wrong('after');
  const answer: QueueAnswer = {
    unit: { id: unit.id, name: unit.name },
    month,
    asOf: instantOf(now),
    counts,
    reports: [...page.lines],
    next: page.next,
  };
  return ok(answer, NOT_KEPT);
}

async function showReport(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path } = call;
  const unit = await staffUnit(call, 'report.read');
  if (isProblem(unit)) return unit;
  const duties = await dutiesOf(api.db, who.member, now);
  const answer = await inspect(api.db, api.rules, {
    unit: { id: unit.id, name: unit.name },
    reportId: path.reportId ?? '',
    viewerId: who.member.id,
    officer: can(duties, 'report.certify', unit),
  });
  return answer ? ok(answer, NOT_KEPT) : notInUnit(call, 'report.read', unit);
}

/** What staff see of a unit's reports. */
export const reviewEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/reports',
    summary: "A unit's month: what needs a look first, with how many each filter would leave. For staff.",
    load: 'read',
    auth: 'member',
    body: null,
    query: {
      month: 'YYYY-MM (CE); without it the oldest that takes reports',
      state: `one of ${STATES.join(', ')}; without it all that was sent`,
      village: 'an id',
      flag: `one of ${FILTERS.join(', ')}`,
      late: 'true or false',
      after: 'the `next` of an earlier answer',
      limit: `1 to ${MOST_LISTED}, ${USUALLY_LISTED} if not given`,
    },
    answers: { 200: queueAnswer },
    problems: ['invalid-request', 'not-found'],
    handle: listReports,
  }),
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/reports/{reportId}',
    summary: 'One report with its versions, its history, and its numbers beside earlier and others’ ones. For staff.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: reviewAnswer },
    problems: ['not-found'],
    handle: showReport,
  }),
];
