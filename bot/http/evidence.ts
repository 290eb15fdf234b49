import { knownPackAnswer, type PacksAnswer, packAnswer, packsAnswer } from '../../shared/api/evidence.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { isMonth } from '../../shared/calendar/months.ts';
import { can } from '../../shared/people/scope.ts';
import { pageOf } from '../db/page.ts';
import { packsOf } from '../db/queries/evidence-pack.ts';
import { besideIt, readPack } from '../services/evidence/kept-pack.ts';
import { findKnownPack } from '../services/evidence/known-pack.ts';
import { dutiesOf } from '../services/people/duties.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, type MemberWho, ok, type Refusal } from './endpoint.ts';
import { headShape, knownShape, packShape } from './evidence-shapes.ts';
import { wrong } from './problem.ts';
import { notInUnit, staffUnit } from './staff.ts';

/** Source: our own choice; a year and its corrections. */
const MOST_PACKS = 24;
/** Before every pack: the list goes downwards. */
const FROM_THE_NEWEST = '9999-12.0';

async function listPacks(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { after = FROM_THE_NEWEST, limit = String(MOST_PACKS) } = call.query;
  const [month = '', number = ''] = after.split('.');
  if (!(isMonth(month) && /^\d{1,6}$/.test(number))) return wrong('after');
  if (!/^\d{1,2}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST_PACKS) return wrong('limit');
  const unit = await staffUnit(call, 'evidence.read');
  if (isProblem(unit)) return unit;
  const asked = { unitId: unit.id, month, number: Number(number), limit: Number(limit) + 1 };
  const rows = await call.api.db.rows(packsOf(asked));
  const { shown, next } = pageOf(rows, Number(limit), (last) => `${last.month}.${last.number}`);
  const answer: PacksAnswer = { packs: shown.map(headShape), next };
  return ok(answer, NOT_KEPT);
}

async function showPack(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, path } = call;
  const unit = await staffUnit(call, 'evidence.read');
  if (isProblem(unit)) return unit;
  const pack = await readPack(api.db, unit.id, path.packId ?? '');
  if (!pack) return notInUnit(call, 'evidence.read', unit);
  const approves = can(await dutiesOf(api.db, who.member, now), 'evidence.approve', unit);
  const open = pack.state === 'prepared';
  const may = {
    approve: open && approves && pack.preparedBy !== who.member.id,
    reject: open && approves,
    files: pack.state === 'approved',
  };
  const beside = await besideIt(api.db, unit.id, pack);
  return ok(packShape(pack.row, pack.snapshot, { may, ...beside }), NOT_KEPT);
}

async function showKnown({ api, path }: Call<null, unknown>): Promise<Answer | Refusal> {
  const hash = path.hash ?? '';
  const found = /^[0-9a-f]{64}$/.test(hash) ? await findKnownPack(api.db, hash) : null;
  return ok({ known: found !== null, pack: found && knownShape(found) });
}

/** A unit's evidence, read; making it needs Node (bot/http/evidence-making). */
export const evidenceEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/evidence',
    summary: 'The evidence packs of a unit, newest first. For staff of the unit and above it.',
    load: 'read',
    auth: 'member',
    body: null,
    query: { after: 'the `next` of an earlier answer', limit: `1 to ${MOST_PACKS}` },
    answers: { 200: packsAnswer },
    problems: ['invalid-request', 'not-found'],
    handle: listPacks,
  }),
  endpoint({
    method: 'GET',
    path: '/units/{unitId}/evidence/{packId}',
    summary: 'One pack: who is on the list and who is not and why, with totals, and what this person may do with it.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: packAnswer },
    problems: ['not-found'],
    handle: showPack,
  }),
  endpoint({
    method: 'GET',
    path: '/evidence/{hash}',
    summary: 'Whether a pack with this hash printed on it was made here. For anybody; tells nothing about people.',
    load: 'read',
    auth: 'none',
    body: null,
    answers: { 200: knownPackAnswer },
    problems: [],
    handle: showKnown,
  }),
];
