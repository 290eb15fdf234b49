import {
  DASHBOARD_TABLES,
  type DashboardAnswer,
  type DashboardFileAnswer,
  dashboardAnswer,
  dashboardFileAnswer,
  type FiguresShape,
} from '../../shared/api/dashboard.ts';
import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import { isMonth, type Month, monthAt } from '../../shared/calendar/months.ts';
import { levelOf, rateOf } from '../../shared/dashboard/rate.ts';
import { can } from '../../shared/people/scope.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { areasUpwards } from '../db/queries/directory.ts';
import { dashboardCsv } from '../services/dashboard/csv.ts';
import { type Dashboard, readDashboard } from '../services/dashboard/reading.ts';
import type { Sums } from '../services/dashboard/sums.ts';
import { type AreaInScope, areaInScope } from '../services/people/area-in-scope.ts';
import { dutiesOf } from '../services/people/duties.ts';
import type { AreaRules } from '../services/report/rule-book.ts';
import { ownerBehind } from '../services/session/who.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { wrong } from './problem.ts';
import { instantOf } from './report-shapes.ts';
import { staffArea } from './staff.ts';

/** Long enough to open another browser; LINE's own one takes no downloads. */
const TICKET_MS = 10 * 60_000;
/** Whoever holds the address: the outside browser has no session. */
const AUDIENCE = { purpose: 'dashboard', lane: '-' };

type StaffCall = Call<null, MemberWho>;
const atOrNull = (ms: number | null) => (ms === null ? null : instantOf(ms));

function shapeOf(sums: Sums): FiguresShape {
  const { entitled, reported, onTime, certified, returned, flagged, medianWaitMs } = sums;
  const reportedRate = rateOf(reported, entitled);
  return {
    entitled,
    reported,
    onTime,
    certified,
    returned,
    waiting: reported - certified - returned,
    flagged,
    reportedRate,
    certifiedRate: rateOf(certified, entitled),
    level: levelOf(reportedRate),
    oldestWaitingAt: atOrNull(sums.oldestWaitingAt),
    medianWaitMs,
  };
}

/** Item by item in the form's order; what an earlier form asked besides comes last, by its code. */
function itemsShape(rules: AreaRules, month: Month, { now, before, median }: Dashboard['sums']) {
  const form = itemsOf(rules.formOf(month));
  const known = new Set(form.map(({ code }) => code));
  const others = [...new Set([...Object.keys(now), ...Object.keys(before)])].filter((code) => !known.has(code));
  const all = [...form, ...others.map((code) => ({ code, text: code, unit: '' }))];
  return all.map(({ code, text, unit }) => ({
    code,
    text,
    unit,
    now: now[code] ?? 0,
    before: before[code] ?? 0,
    median: median[code] ?? null,
  }));
}

/** The areas above that lie in her scope as well: what is above one that does not, does not either. */
async function aboveOf({ api, who, now }: StaffCall, area: AreaInScope): Promise<DashboardAnswer['above']> {
  const [upwards, duties] = await Promise.all([
    api.db.rows(areasUpwards({ areaId: area.id })),
    dutiesOf(api.db, who.member, now),
  ]);
  return upwards
    .filter(({ id, kind }, floor) => {
      const areaIds = upwards.slice(floor).map((one) => one.id);
      return id !== area.id && can(duties, 'dashboard.read', { unitId: kind === 'unit' ? id : null, areaIds });
    })
    .reverse();
}

/** Which area's month it is about. */
async function asked(call: StaffCall): Promise<{ area: AreaInScope; month: Month } | Refusal> {
  const { month = monthAt(call.now) } = call.query;
  if (!isMonth(month)) return wrong('month');
  const area = await staffArea(call, 'dashboard.read', call.path.areaId ?? '');
  return isProblem(area) ? area : { area, month };
}

async function showDashboard(call: StaffCall): Promise<Answer | Refusal> {
  const found = await asked(call);
  if (isProblem(found)) return found;
  const { area, month } = found;
  const { api } = call;
  const [read, above, rules] = await Promise.all([
    readDashboard(api.db, area, month),
    aboveOf(call, area),
    api.rules.of(api.db, area.id),
  ]);
  const { builtAt, total, children, trend, sums, uncertified } = read;
  const window = rules.windowOf(month);
  const answer: DashboardAnswer = {
    area: { id: area.id, kind: area.kind, name: area.name },
    above,
    month,
    dueAt: instantOf(window.dueAt),
    closesAt: instantOf(window.closesAt),
    builtAt: atOrNull(builtAt),
    total: shapeOf(total),
    children: children.map((child) => ({ id: child.id, kind: child.kind, name: child.name, ...shapeOf(child) })),
    trend: trend.map((one) => ({ month: one.month, ...shapeOf(one) })),
    items: itemsShape(rules, month, sums),
    uncertified: {
      count: uncertified.count,
      units: uncertified.units.map((unit) => ({ ...unit, oldestWaitingAt: atOrNull(unit.oldestWaitingAt) })),
    },
  };
  return ok(answer);
}

async function lendFile(call: StaffCall): Promise<Answer | Refusal> {
  const found = await asked(call);
  if (isProblem(found)) return found;
  const { area, month } = found;
  const { api, who, now } = call;
  const expiresAt = now + TICKET_MS;
  const claim = { session: who.sessionHash, personId: who.member.id, areaId: area.id, month };
  const ticket = await api.keys.tickets.seal(AUDIENCE, claim, expiresAt);
  const files = DASHBOARD_TABLES.map((table) => ({ table, csv: `/api/dashboard-files/${ticket}/${table}` }));
  const answer: DashboardFileAnswer = { files, expiresAt: instantOf(expiresAt) };
  return ok(answer, NOT_KEPT);
}

async function download({ api, now, path }: Call<null, unknown>): Promise<Answer | Problem> {
  const claim = await api.keys.tickets.open(AUDIENCE, path.ticket ?? '', now);
  const table = DASHBOARD_TABLES.find((one) => one === path.table);
  const owner = claim && (await ownerBehind(api.db, claim.session ?? '', now));
  // Signed out, unlinked or without that duty since: the address was for her who she was then.
  if (!table || !owner?.member || owner.member.id !== claim?.personId) return problem('ticket-expired');
  const { areaId = '', month = '' } = claim;
  const area = await areaInScope(api.db, { member: owner.member, action: 'dashboard.read', areaId, now });
  if (isProblem(area)) return problem('ticket-expired');
  const [read, rules] = await Promise.all([readDashboard(api.db, area, month), api.rules.of(api.db, area.id)]);
  const items = itemsShape(rules, month, read.sums);
  return {
    status: 200,
    text: dashboardCsv(table, { area, month, read, items }),
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="dashboard-${table}-${month}.csv"`,
      ...NOT_KEPT,
    },
  };
}

const MONTH = 'YYYY-MM; the current one when not told';

/** How far each area is. */
export const dashboardEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/areas/{areaId}/dashboard',
    summary: 'Figures of an area in a month: its own, its children’s, twelve months, the items summed. For staff.',
    load: 'read',
    auth: 'member',
    body: null,
    query: { month: MONTH },
    answers: { 200: dashboardAnswer },
    problems: ['invalid-request', 'not-found'],
    handle: showDashboard,
  }),
  endpoint({
    method: 'POST',
    path: '/areas/{areaId}/dashboard/file',
    summary: 'Addresses of the same figures as tables (CSV), good for ten minutes in any browser.',
    load: 'login',
    auth: 'member',
    body: null,
    query: { month: MONTH },
    answers: { 200: dashboardFileAnswer },
    problems: ['invalid-request', 'not-found'],
    handle: lendFile,
  }),
  endpoint({
    method: 'GET',
    path: '/dashboard-files/{ticket}/{table}',
    summary: 'The table that such an address stands for.',
    load: 'read',
    auth: 'none',
    body: null,
    answers: { 200: null },
    problems: ['ticket-expired'],
    handle: download,
  }),
];
