import { isProblem, problem } from '../../shared/api/problems.ts';
import { rosterFile } from '../../shared/api/roster.ts';
import { one } from '../db/db.ts';
import { importById } from '../db/queries/roster-import.ts';
import { areaInScope } from '../services/people/area-in-scope.ts';
import { doubtsCsv } from '../services/roster/doubts-csv.ts';
import { ownerBehind } from '../services/session/who.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { instantOf } from './report-shapes.ts';
import { importInScope, ROSTER_ACTION } from './roster.ts';

/** Long enough to open another browser; LINE's own one takes no downloads. */
const TICKET_MS = 10 * 60_000;
/** Whoever holds the address: the outside browser has no session. */
const AUDIENCE = { purpose: 'roster-file', lane: '-' };

async function lend(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const found = await importInScope(call);
  if (isProblem(found)) return found;
  const { api, who, now } = call;
  const claim = { session: who.sessionHash, personId: who.member.id, importId: found.id };
  const ticket = await api.keys.tickets.seal(AUDIENCE, claim, now + TICKET_MS);
  return ok({ csv: `/api/roster-files/${ticket}`, expiresAt: instantOf(now + TICKET_MS) }, NOT_KEPT);
}

async function download({ api, now, path }: Call<null, unknown>): Promise<Answer | Refusal> {
  const claim = await api.keys.tickets.open(AUDIENCE, path.ticket ?? '', now);
  const owner = claim && (await ownerBehind(api.db, claim.session ?? '', now));
  const row = claim && (await one(api.db, importById({ id: claim.importId ?? '' })));
  // Signed out, unlinked or without that duty since: the address was for her who she was then.
  if (!row || !owner?.member || owner.member.id !== claim?.personId) return problem('ticket-expired');
  const area = await areaInScope(api.db, { member: owner.member, action: ROSTER_ACTION, areaId: row.area_id, now });
  if (isProblem(area)) return problem('ticket-expired');
  return {
    status: 200,
    text: await doubtsCsv(api.db, row.id),
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="roster-lines.csv"',
      ...NOT_KEPT,
    },
  };
}

/** What there is to say of an import's lines, as a table to mend the office's file by. */
export const rosterFileEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/roster/imports/{importId}/file',
    summary: 'An address, good for ten minutes, of its lines with something to say of them (CSV).',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: rosterFile },
    problems: ['not-found'],
    handle: lend,
  }),
  endpoint({
    method: 'GET',
    path: '/roster-files/{ticket}',
    summary: 'The table that such an address stands for.',
    load: 'read',
    auth: 'none',
    body: null,
    answers: { 200: null },
    problems: ['ticket-expired'],
    handle: download,
  }),
];
