import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import { rosterChanged, rosterDecision, rosterImports, rosterLines, rosterPreview } from '../../shared/api/roster.ts';
import { isMonth, monthAt } from '../../shared/calendar/months.ts';
import { openUntil } from '../../shared/roster/keeping.ts';
import { ROSTER_FILE_REASONS } from '../../shared/text/roster.ts';
import { one } from '../db/db.ts';
import { pageOf } from '../db/page.ts';
import { importById, importsOf } from '../db/queries/roster-import.ts';
import { sha256 } from '../keys.ts';
import { FILE_REASONS, RosterFileError } from '../roster-files/errors.ts';
import { MOST_BYTES } from '../roster-files/limits.ts';
import { rosterRows } from '../roster-files/rows.ts';
import { type AreaInScope, areaInScope } from '../services/people/area-in-scope.ts';
import { namesOf } from '../services/people/names-of.ts';
import { refuseAccess } from '../services/refused.ts';
import { applyRoster, type Changed, type ChangeInput } from '../services/roster/apply.ts';
import { type Preview, readDoubts, readPreview } from '../services/roster/preview.ts';
import { stageRoster } from '../services/roster/stage.ts';
import { undoRoster } from '../services/roster/undo.ts';
import { NOT_KEPT } from './answer.ts';
import { bytesOf } from './body.ts';
import {
  type Answer,
  type ApiContext,
  type Call,
  type Endpoint,
  endpoint,
  type MemberWho,
  ok,
  type Refusal,
} from './endpoint.ts';
import { wrong } from './problem.ts';
import { instantOf } from './report-shapes.ts';

export const ROSTER_ACTION = 'roster.import';
const PAGE = 100;
/** Sorts behind every id. */
const NEWEST = '~';

async function upload(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, query, request } = call;
  const month = query.month ?? monthAt(now);
  if (!isMonth(month)) return wrong('month');
  const area = await areaInScope(api.db, { member: who.member, action: ROSTER_ACTION, areaId: query.area ?? '', now });
  if (isProblem(area)) return area;
  const bytes = await bytesOf(request, MOST_BYTES);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const staged = await stageBytes(api, bytes, {
    areaId: area.id,
    unitId: area.kind === 'unit' ? area.id : null,
    month,
    fileName: fileNameOf(request),
    restoreZeros: query.restoreZeros === '1',
    by: `person:${who.member.id}`,
    lentBy: area.lentBy,
    now,
  });
  if (isProblem(staged)) return said(staged);
  const preview = await readPreview(api.db, staged.importId);
  return preview ? { status: 201, body: shapeOf(preview), headers: NOT_KEPT } : problem('not-found');
}

/** With the words for why a file cannot be read, and what to do. */
function said({ problem: code, detail }: Problem): Problem {
  const reason = FILE_REASONS.find((known) => known === detail?.reason);
  return reason === undefined ? problem(code, detail) : problem(code, { ...detail, why: ROSTER_FILE_REASONS[reason] });
}

type Staging = Omit<Parameters<typeof stageRoster>[1], 'rows' | 'fileHash'>;

async function stageBytes({ db, ids, keys }: ApiContext, bytes: Uint8Array, input: Staging) {
  try {
    const fileHash = await sha256(Buffer.from(bytes).toString('base64'));
    return await stageRoster({ db, ids, keys }, { ...input, fileHash, rows: rosterRows(bytes) });
  } catch (error) {
    if (error instanceof RosterFileError) return problem('roster-file', { reason: error.reason });
    throw error;
  }
}

/** Percent-encoded in a header: names of files do not belong into addresses, which are logged. */
function fileNameOf(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '')
      .replaceAll('\0', '')
      .slice(0, 200);
  } catch {
    return '';
  }
}

/** The import of the path, if its area is hers; else it answers like one that there is not. */
export async function importInScope({
  api,
  who,
  now,
  path,
}: Call<unknown, MemberWho>): Promise<Pick<AreaInScope, 'id' | 'lentBy'> | Problem> {
  const row = await one(api.db, importById({ id: path.importId ?? '' }));
  if (!row)
    return refuseAccess(api.db, { personId: who.member.id, action: ROSTER_ACTION, areaId: null, unitId: null }, now);
  const area = await areaInScope(api.db, { member: who.member, action: ROSTER_ACTION, areaId: row.area_id, now });
  return isProblem(area) ? area : { id: row.id, lentBy: area.lentBy };
}

function shapeOf({ appliedAt, openUntil, ...preview }: Preview) {
  return { ...preview, appliedAt: appliedAt === null ? null : instantOf(appliedAt), openUntil: instantOf(openUntil) };
}

async function show(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const found = await importInScope(call);
  if (isProblem(found)) return found;
  const preview = await readPreview(call.api.db, found.id);
  return preview ? ok(shapeOf(preview), NOT_KEPT) : problem('not-found');
}

async function lines(call: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const after = Number(call.query.after ?? 0);
  if (!Number.isInteger(after) || after < 0) return wrong('after');
  const which = call.query.which ?? 'problem';
  if (which !== 'problem' && which !== 'hint') return wrong('which');
  const found = await importInScope(call);
  if (isProblem(found)) return found;
  const doubts = await readDoubts(call.api.db, found.id, { which, after, limit: PAGE + 1 });
  const { shown, next } = pageOf(doubts, PAGE, ({ line }) => line);
  return ok({ lines: shown, next }, NOT_KEPT);
}

/** Whoever brought an import in; nobody of the directory, if it was an operator. */
const personOf = (row: { readonly created_by: string }) => /^person:(.+)$/.exec(row.created_by)?.[1];

async function list({ api, who, now, query }: Call<null, MemberWho>): Promise<Answer | Refusal> {
  const area = await areaInScope(api.db, { member: who.member, action: ROSTER_ACTION, areaId: query.area ?? '', now });
  if (isProblem(area)) return area;
  const rows = await api.db.rows(importsOf({ areaId: area.id, before: query.after ?? NEWEST, limit: PAGE + 1 }));
  const { shown, next } = pageOf(rows, PAGE, ({ id }) => id);
  const names = await namesOf(
    api.db,
    shown.flatMap((row) => personOf(row) ?? []),
  );
  const imports = shown.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    month: row.month,
    state: row.state,
    lines: row.lines,
    problems: row.problems,
    by: names.get(personOf(row) ?? '') ?? null,
    createdAt: instantOf(row.created_at),
    openUntil: instantOf(openUntil({ at: row.created_at, appliedAt: row.applied_at })),
  }));
  return ok({ imports, next }, NOT_KEPT);
}

type Verb = (tools: ApiContext, input: ChangeInput) => Promise<Changed | Problem>;

const decide =
  (verb: Verb) =>
  async (call: Call<{ seq: number }, MemberWho>): Promise<Answer | Refusal> => {
    const found = await importInScope(call);
    if (isProblem(found)) return found;
    const { api, who, now, body } = call;
    const by = `person:${who.member.id}`;
    const changed = await verb(api, { importId: found.id, seq: body.seq, by, lentBy: found.lentBy, now });
    return isProblem(changed) ? changed : ok(changed);
  };

const IMPORT = '/roster/imports/{importId}';
const decision = {
  method: 'POST',
  load: 'write',
  auth: 'member',
  body: rosterDecision,
  answers: { 200: rosterChanged },
} as const;
const reading = { method: 'GET', load: 'read', auth: 'member', body: null } as const;

/** Rosters from files: staged beside the store, looked at, applied as a whole, put back. */
export const rosterEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/roster/imports',
    summary: 'Stage a roster (the body is the file, CSV or XLSX; its name in X-File-Name). Nothing is changed yet.',
    load: 'write',
    auth: 'member',
    body: null,
    query: {
      area: 'id of a unit, district or province',
      month: 'YYYY-MM; this one without it',
      restoreZeros: '1: put lost zeros of ids back',
    },
    answers: { 201: rosterPreview },
    problems: ['not-found', 'invalid-request', 'too-large', 'roster-file'],
    handle: upload,
  }),
  endpoint({
    ...reading,
    path: '/roster/imports',
    summary: 'The imports of an area, newest first.',
    query: { area: 'id of a unit, district or province', after: 'the `next` of an earlier answer' },
    answers: { 200: rosterImports },
    problems: ['not-found'],
    handle: list,
  }),
  endpoint({
    ...reading,
    path: IMPORT,
    summary: 'What an import would change, or has changed.',
    answers: { 200: rosterPreview },
    problems: ['not-found'],
    handle: show,
  }),
  endpoint({
    ...reading,
    path: `${IMPORT}/lines`,
    summary: 'Its lines with something to say of them.',
    query: {
      which: 'problem: lines that are left alone (so without it); hint: lines that are used all the same',
      after: 'the `next` of an earlier answer',
    },
    answers: { 200: rosterLines },
    problems: ['not-found', 'invalid-request'],
    handle: lines,
  }),
  endpoint({
    ...decision,
    path: `${IMPORT}/apply`,
    summary: 'Apply it, as a whole; lines with problems are left alone.',
    problems: ['not-found', 'roster-changed', 'roster-not-now'],
    handle: decide(applyRoster),
  }),
  endpoint({
    ...decision,
    path: `${IMPORT}/undo`,
    summary: 'Put back what it changed, unless that was changed since.',
    problems: ['not-found', 'roster-changed', 'roster-not-now'],
    handle: decide(undoRoster),
  }),
];
