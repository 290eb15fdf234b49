import * as z from 'zod/mini';
import { isProblem, problem } from '../../shared/api/problems.ts';
import { instant } from '../../shared/api/shapes.ts';
import { sheetCode } from '../codes-sheet/codes.ts';
import { codesPdf } from '../codes-sheet/sheet.ts';
import { unitInScope } from '../services/people/area-in-scope.ts';
import { CODE_DAYS, makeCodes, readCards } from '../services/roster/print-codes.ts';
import { runVerb } from '../services/run-verb.ts';
import { ownerBehind } from '../services/session/who.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { instantOf } from './report-shapes.ts';

/** Long enough to open another browser; LINE's own one takes no downloads. */
const TICKET_MS = 10 * 60_000;
/** Whoever holds the address: the outside browser has no session. */
const AUDIENCE = { purpose: 'codes', lane: '-' };

const codesAnswer = z.object({ codes: z.int(), pdf: z.string(), expiresAt: instant });

async function make({ api, who, now, path }: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { db, keys, ids } = api;
  const unit = await unitInScope(db, { member: who.member, action: 'codes.print', areaId: path.unitId ?? '', now });
  if (isProblem(unit)) return unit;
  const secret = ids.secret();
  const codeOf = (personId: string) => sheetCode(secret, personId);
  const by = `person:${who.member.id}`;
  const made = await runVerb(db, (view) =>
    makeCodes(view, keys, { unitId: unit.id, codeOf, days: CODE_DAYS, by, lentBy: unit.lentBy, now }),
  );
  if (isProblem(made)) return made;
  const claim = { session: who.sessionHash, personId: who.member.id, unitId: unit.id, secret };
  const ticket = await keys.tickets.seal(AUDIENCE, claim, now + TICKET_MS);
  return ok({ ...made, pdf: `/api/codes/${ticket}.pdf`, expiresAt: instantOf(now + TICKET_MS) });
}

async function download({ api, now, path }: Call<null, unknown>): Promise<Answer | Refusal> {
  const { db, keys, basicId = null } = api;
  const [, ticket = ''] = /^([\w-]{1,1024})\.pdf$/.exec(path.file ?? '') ?? [];
  const claim = await keys.tickets.open(AUDIENCE, ticket, now);
  const owner = claim && (await ownerBehind(db, claim.session ?? '', now));
  // Signed out, unlinked or no officer of the unit any more: the address was for her who she was then.
  if (!owner?.member || owner.member.id !== claim?.personId) return problem('ticket-expired');
  const { unitId = '', secret = '' } = claim;
  const unit = await unitInScope(db, { member: owner.member, action: 'codes.print', areaId: unitId, now });
  if (isProblem(unit)) return problem('ticket-expired');
  const codeOf = (personId: string) => sheetCode(secret, personId);
  const cards = await readCards(db, keys, { unitId: unit.id, codeOf, now });
  return {
    status: 200,
    bytes: await codesPdf({ unitName: unit.name, cards, basicId, at: now }),
    headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="codes.pdf"' },
  };
}

/** Registration codes on paper. */
export const codesEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/units/{unitId}/codes',
    summary: 'One-time codes for the volunteers of a unit who are not registered, as a sheet good for ten minutes.',
    load: 'login',
    auth: 'member',
    body: null,
    answers: { 200: codesAnswer },
    problems: ['not-found'],
    handle: make,
  }),
  endpoint({
    method: 'GET',
    path: '/codes/{file}',
    summary: 'The sheet that such an address stands for (PDF).',
    load: 'login',
    auth: 'none',
    body: null,
    answers: { 200: null },
    problems: ['ticket-expired'],
    handle: download,
  }),
];
