import type { Action } from '../../../shared/people/scope.ts';

/**
 * Every operation of /api that is judged by area, for tests/http/matrix.test.ts (who may) and tests/security/foreign-ids.test.ts
 * (ids of others). A new one is a line here; those tests fail while it is missing.
 *
 * `operation` is the method and path as OpenAPI has them. Parameters are filled in from the stage (staff-stage.ts, `params`):
 * things that are there, in demo-unit and village 1. A parameter that the stage does not know gets a line there, with one of
 * another unit in `foreign`. `body` must pass the shape check, so that whoever may gets anything but 401, 403 and 404. Where
 * the thing itself decides (an import of a district), `thing` says what it is judged as; else it is the unit and the village.
 */
export interface StaffOperation {
  readonly operation: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;
  readonly action: Action;
  readonly body?: object;
  /** Added to the path: `?name=…`. */
  readonly query?: string;
  /** Has the unit as a whole for its thing, so that no village counts. */
  readonly wholeUnit?: true;
  /** Parameters that the caller makes up: an unknown one is a new thing, not a missing one. */
  readonly made?: readonly string[];
}

export const STAFF_OPERATIONS: readonly StaffOperation[] = [
  { operation: 'GET /units/{unitId}/call-list', action: 'unit.call-list' },
  {
    operation: 'PUT /units/{unitId}/people/{personId}/smartphone',
    action: 'unit.call-list',
    body: { smartphone: true },
  },
  { operation: 'GET /units/{unitId}/reports/{reportId}/photos/{id}', action: 'report.read' },
  { operation: 'GET /units/{unitId}/audit', action: 'audit.read' },
  { operation: 'GET /staff/areas/{areaId}/colleagues', action: 'delegation.give', query: '?name=เจ้า' },
  { operation: 'GET /staff/areas/{areaId}/delegations', action: 'delegation.give' },
  {
    operation: 'PUT /staff/areas/{areaId}/delegations/{delegationId}',
    action: 'delegation.give',
    body: { personId: 'demo-staff-2', role: 'unit-staff', from: null, until: '2026-12-01T00:00:00Z' },
    made: ['delegationId'],
  },
  { operation: 'DELETE /staff/areas/{areaId}/delegations/{delegationId}', action: 'delegation.give' },
];

/** What everybody may ask about herself; an operation that is neither here nor above is a mistake. */
export const OWN = [
  'GET /units',
  'GET /staff/duties',
  'GET /openapi.json',
  'GET /me',
  ...['/session', '/sessions', '/registration', '/profile', '/consents', '/reminders', '/export', '/line-link'],
  ...['/months', '/forms', '/reports', '/drafts', '/points'],
];
