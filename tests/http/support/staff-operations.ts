import type { Action } from '../../../shared/people/scope.ts';

/**
 * Every operation of /api that is judged by area, for tests/http/matrix.test.ts (who may) and tests/security/foreign-ids.test.ts
 * (ids of others). A new one is a line here; those tests fail while it is missing.
 *
 * `operation` is the method and path as OpenAPI has them. Parameters are filled in from the stage (staff-stage.ts, `params`):
 * things that are there, in demo-unit and village 1. A parameter that the stage does not know gets a line there, with one of
 * another unit in `foreign`; one whose name says too little ({id}) gets another by `called`. `body` must pass the shape check,
 * so that whoever may gets anything but 401 and 404.
 */
export interface StaffOperation {
  readonly operation: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;
  readonly action: Action;
  /** May hold parameters too: `{ areaId: '{areaId}' }`. */
  readonly body?: object;
  /** Added to the path: `?name=…`, `?area={areaId}`. */
  readonly query?: string;
  /** What the stage calls a parameter whose own name says too little. */
  readonly called?: Readonly<Record<string, string>>;
  /** Parameters that the caller makes up: an unknown one is a new thing, not a missing one. */
  readonly made?: readonly string[];
}

const REPORT = '/units/{unitId}/reports/{reportId}';
const MANY = '/units/{unitId}/certifications';
const PACK = '/units/{unitId}/evidence/{packId}';
const LOANS = '/staff/areas/{areaId}/delegations';
const IMPORT = '/roster/imports/{importId}';
/** She is there already, so that nothing changes. */
const BACK = { what: 'rejoin', month: '2026-11', villageId: 'demo-village-1' };
/** A report that nobody saw change. */
const STALE = { seq: 99, reason: 'too-high' };
const OPERATION = { called: { id: 'operationId' } } as const;
const CERTIFY_MANY = {
  id: '0195f3a0-0000-7000-8000-00000000b001',
  month: '2026-11',
  expected: 99_999,
  filter: {},
  asOf: '2026-11-01T00:00:00Z',
};
const FILED = {
  submissionId: '0195f3a0-0000-7000-8000-00000000b002',
  formVersion: '2567-2',
  answers: { 'promote_health.7': 1 },
};
const LENT = { personId: 'demo-staff-2', role: 'unit-staff', from: null, until: '2026-12-01T00:00:00Z' };

export const STAFF_OPERATIONS: readonly StaffOperation[] = [
  { operation: 'GET /units/{unitId}/call-list', action: 'unit.call-list' },
  {
    operation: 'PUT /units/{unitId}/people/{personId}/smartphone',
    action: 'unit.call-list',
    body: { smartphone: true },
  },
  { operation: 'GET /units/{unitId}/reports', action: 'report.read', query: '?month=2026-11' },
  { operation: `GET ${REPORT}`, action: 'report.read' },
  { operation: `GET ${REPORT}/photos/{id}`, action: 'report.read', called: { id: 'photoId' } },
  { operation: `POST ${REPORT}/certify`, action: 'report.certify', body: STALE },
  { operation: `POST ${REPORT}/return`, action: 'report.return', body: STALE },
  { operation: `POST ${REPORT}/reopen`, action: 'report.reopen', body: STALE },
  { operation: `POST ${REPORT}/withdraw`, action: 'report.withdraw', body: STALE },
  { operation: `POST ${MANY}`, action: 'report.certify', body: CERTIFY_MANY },
  { operation: `GET ${MANY}`, action: 'report.certify' },
  { operation: `GET ${MANY}/{id}`, action: 'report.read', ...OPERATION },
  { operation: `DELETE ${MANY}/{id}`, action: 'report.certify', ...OPERATION },
  { operation: 'PUT /units/{unitId}/people/{personId}/reports/{month}', action: 'report.file-for', body: FILED },
  {
    operation: 'GET /units/{unitId}/unreported',
    action: 'report.file-for',
    query: '?month=2026-11&village=demo-village-1',
  },
  { operation: 'GET /units/{unitId}/evidence', action: 'evidence.read' },
  { operation: 'POST /units/{unitId}/evidence', action: 'evidence.prepare', body: { month: '2026-10' } },
  { operation: `GET ${PACK}`, action: 'evidence.read' },
  { operation: `POST ${PACK}/approval`, action: 'evidence.approve', body: { hash: '0'.repeat(64) } },
  { operation: `POST ${PACK}/rejection`, action: 'evidence.approve', body: { reason: 'ทดสอบ' } },
  { operation: `POST ${PACK}/files`, action: 'evidence.read' },
  { operation: 'GET /units/{unitId}/audit', action: 'audit.read' },
  { operation: 'GET /areas/{areaId}/dashboard', action: 'dashboard.read' },
  { operation: 'POST /areas/{areaId}/dashboard/file', action: 'dashboard.read' },
  { operation: 'POST /exports', action: 'export.read', body: { areaId: '{areaId}', from: '2026-10', to: '2026-10' } },
  { operation: 'POST /roster/imports', action: 'roster.import', query: '?area={areaId}' },
  { operation: 'GET /roster/imports', action: 'roster.import', query: '?area={areaId}' },
  { operation: `GET ${IMPORT}`, action: 'roster.import' },
  { operation: `GET ${IMPORT}/lines`, action: 'roster.import' },
  { operation: `POST ${IMPORT}/file`, action: 'roster.import' },
  { operation: `POST ${IMPORT}/apply`, action: 'roster.import', body: { seq: 99 } },
  { operation: `POST ${IMPORT}/undo`, action: 'roster.import', body: { seq: 99 } },
  { operation: 'PUT /units/{unitId}/people/{personId}/post', action: 'roster.move', body: BACK },
  { operation: 'POST /units/{unitId}/codes', action: 'codes.print' },
  { operation: 'GET /staff/areas/{areaId}/colleagues', action: 'delegation.give', query: '?name=เจ้า' },
  { operation: `PUT ${LOANS}/{delegationId}`, action: 'delegation.give', body: LENT, made: ['delegationId'] },
  { operation: `DELETE ${LOANS}/{delegationId}`, action: 'delegation.give' },
];

/** The ids that an operation is asked with, by the stage's names; the first one says where it is judged. */
export function idsOf({ operation, query = '', body = {}, called = {}, made = [] }: StaffOperation): string[] {
  const params = [...`${operation}${query}${JSON.stringify(body)}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return params.filter((name) => name !== 'month' && !made.includes(name)).map((name) => called[name] ?? name);
}

/** What everybody may ask about herself; an operation that is neither here nor above is a mistake. */
export const OWN = [
  'GET /units',
  'GET /staff/duties',
  'GET /staff/delegations',
  'GET /openapi.json',
  'GET /me',
  ...['/session', '/sessions', '/registration', '/profile', '/consents', '/reminders', '/export', '/line-link'],
  ...['/months', '/forms', '/reports', '/drafts', '/points'],
];
