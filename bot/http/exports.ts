import { Readable } from 'node:stream';
import { type ExportRequest, type ExportsAnswer, exportRequest, exportsAnswer } from '../../shared/api/exports.ts';
import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import { addMonths } from '../../shared/calendar/months.ts';
import { DICTIONARY_HEADINGS } from '../../shared/text/export.ts';
import { type ExportFormat, exportStream } from '../evidence-files/export-file.ts';
import { audit } from '../services/audit.ts';
import { columnsFor, dictionaryOf, type ExportColumns } from '../services/export/columns.ts';
import { cursorFrom, isWithin } from '../services/export/rows.ts';
import { type AreaInScope, areaInScope } from '../services/people/area-in-scope.ts';
import { csvOf } from '../services/profile/csv.ts';
import { ownerBehind } from '../services/session/who.ts';
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
import { staffArea } from './staff.ts';

/** A slow line needs long for a nation; whoever is cut off goes on behind her last row. */
const TICKET_MS = 60 * 60_000;
/** Whoever holds the address: the outside browser has no session. */
const AUDIENCE = { purpose: 'exports', lane: '-' };
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<ExportFormat, string>;
/** Source: our own choice; a year and its month before, for comparison. */
const MOST_MONTHS = 13;
/** At once in a process: each keeps a processor busy. */
const MOST_STREAMS = 2;

async function openExport(call: Call<ExportRequest, MemberWho>): Promise<Answer | Refusal> {
  const { api, who, now, body } = call;
  const { areaId, from, to } = body;
  if (to < from || to >= addMonths(from, MOST_MONTHS)) return wrong('to');
  const area = await staffArea(call, 'export.read', areaId);
  if (isProblem(area)) return area;
  const expiresAt = now + TICKET_MS;
  const claim = { session: who.sessionHash, personId: who.member.id, areaId, from, to };
  const ticket = await api.keys.tickets.seal(AUDIENCE, claim, expiresAt);
  const note = { unitId: area.unitId ?? '-', at: now, actor: `person:${who.member.id}`, action: 'export.opened' };
  await api.db.commit(audit({ ...note, subject: `area:${areaId}`, detail: { from, to }, lentBy: area.lentBy }));
  const address = (file: string) => `/api/exports/${ticket}/${file}`;
  const answer: ExportsAnswer = {
    csv: address('reports.csv'),
    jsonl: address('reports.jsonl'),
    xlsx: address('reports.xlsx'),
    dictionary: address('dictionary.csv'),
    expiresAt: instantOf(expiresAt),
  };
  return ok(answer);
}

async function download(streams: Set<Readable>, call: Call<null, unknown>): Promise<Answer | Refusal> {
  const { api, now, path, query } = call;
  const [, name = '', format = ''] = /^(reports|dictionary)\.(csv|jsonl|xlsx)$/.exec(path.file ?? '') ?? [];
  const granted = await grantOf(api, path.ticket ?? '', now);
  if (isProblem(granted)) return granted;
  const { area, from, to } = granted;
  const columns = await columnsOf(api, area, [from, to]);
  const headers = { 'content-disposition': `attachment; filename="${name}-${from}-${to}.${format}"` };
  if (name === 'dictionary' && format === 'csv')
    return {
      status: 200,
      text: csvOf(DICTIONARY_HEADINGS, dictionaryOf(columns)),
      headers: { ...headers, 'content-type': TYPES.csv },
    };
  if (name !== 'reports') return problem('not-found');
  const after = query.after === undefined ? null : cursorFrom(query.after);
  // A workbook is one piece: it has no rows that could be added to it.
  if (query.after !== undefined && (after === null || format === 'xlsx')) return wrong('after');
  const request = { areaId: area.id, from, to, after };
  if (after && !(await isWithin(api.db, request, after))) return wrong('after');
  if (streams.size >= MOST_STREAMS) return { ...problem('busy'), retryAfter: 30 };
  const stream = exportStream(api.db, format as ExportFormat, columns, request);
  streams.add(stream);
  stream.once('close', () => streams.delete(stream));
  return {
    status: 200,
    stream: Readable.toWeb(stream) as ReadableStream<Uint8Array>,
    headers: { ...headers, 'content-type': TYPES[format as ExportFormat] },
  };
}

interface Grant {
  readonly area: AreaInScope;
  readonly from: string;
  readonly to: string;
}

/** What an address stands for, as long as she who asked for it is who she was. */
async function grantOf(api: ApiContext, ticket: string, now: number): Promise<Grant | Problem> {
  const claim = await api.keys.tickets.open(AUDIENCE, ticket, now);
  const owner = claim && (await ownerBehind(api.db, claim.session ?? '', now));
  if (!owner?.member || owner.member.id !== claim?.personId) return problem('ticket-expired');
  const { areaId = '', from = '', to = '' } = claim;
  const area = await areaInScope(api.db, { member: owner.member, action: 'export.read', areaId, now });
  return isProblem(area) ? problem('ticket-expired') : { area, from, to };
}

async function columnsOf(
  { db, rules }: ApiContext,
  area: AreaInScope,
  months: readonly string[],
): Promise<ExportColumns> {
  const own = await rules.of(db, area.id);
  return columnsFor(
    months.map((month) => own.formOf(month)),
    area.kind === 'unit' || area.kind === 'district',
  );
}

/** The operations of one server, which counts the files that it is sending. */
export function exportsEndpoints(): readonly Endpoint[] {
  const streams = new Set<Readable>();
  return [
    endpoint({
      method: 'POST',
      path: '/exports',
      summary:
        'Addresses of all reports of an area and some months, as CSV, XLSX and JSON lines, for staff of it or above it.',
      load: 'login',
      auth: 'member',
      body: exportRequest,
      answers: { 200: exportsAnswer },
      problems: ['invalid-request', 'not-found'],
      handle: openExport,
    }),
    endpoint({
      method: 'GET',
      path: '/exports/{ticket}/{file}',
      summary: 'The reports that such an address stands for, sent while they are read.',
      load: 'read',
      auth: 'none',
      body: null,
      query: { after: 'the `row` of the last whole line, to go on behind it' },
      answers: { 200: null },
      problems: ['invalid-request', 'not-found', 'ticket-expired'],
      handle: (call) => download(streams, call),
    }),
  ];
}
