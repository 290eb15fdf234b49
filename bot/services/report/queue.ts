import type { QueueFilter, QueueLine, QueueState } from '../../../shared/api/review.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import { isObjected } from '../../../shared/report/attention.ts';
import { FLAGS, type Flag } from '../../../shared/report/flags.ts';
import { mayNotVouch } from '../../../shared/report/lifecycle.ts';
import type { Db } from '../../db/db.ts';
import { pageOf } from '../../db/page.ts';
import { missingPage, type QueueParams, queuePage } from '../../db/queries/review.ts';

export interface QueueRequest {
  readonly unitId: string;
  readonly month: Month;
  readonly filter: QueueFilter;
  readonly state: QueueState | null;
  /** Where the page before ended. */
  readonly after: string | null;
  readonly limit: number;
  /** Who looks. */
  readonly viewerId: string;
}

export interface QueuePage {
  readonly lines: readonly QueueLine[];
  readonly next: string | null;
}

const instant = (ms: number) => new Date(ms).toISOString();

/** Flags of a version, of those that we know today. */
export const flagsIn = (text: string): Flag[] => {
  const named = new Set(JSON.parse(text) as string[]);
  return FLAGS.filter((flag) => named.has(flag));
};

/** The filter as the queue's statement takes it. */
function queueParams({
  unitId,
  month,
  filter,
  state,
}: Omit<QueueRequest, 'after' | 'limit' | 'viewerId'>): QueueParams {
  const { village, flag, late } = filter;
  return {
    unitId,
    month,
    state,
    village: village ?? null,
    flags: flag == null ? null : flag === 'none' ? '[]' : `%"${flag}"%`,
    onTime: late == null ? null : late ? 0 : 1,
  };
}

/** One page of a unit's month: what stands out first, or who sent nothing. Null: `after` is no place in it. */
export async function readQueue(db: Db, request: QueueRequest): Promise<QueuePage | null> {
  if (request.state === 'missing') return readMissing(db, request);
  const place = placeOf(request.after);
  if (!place) return null;
  const rows = await db.rows(queuePage({ ...queueParams(request), ...place, limit: request.limit + 1 }));
  const { shown, next } = pageOf(rows, request.limit, (last) => `${last.look}.${last.id}`);
  return { lines: shown.map((row) => lineOf(row, request.viewerId)), next };
}

function placeOf(after: string | null): { afterLook: number; afterId: string } | null {
  if (after === null) return { afterLook: Number.MAX_SAFE_INTEGER, afterId: '' };
  const [, look, id] = /^(\d{1,9})\.(.+)$/.exec(after) ?? [];
  return look === undefined || id === undefined ? null : { afterLook: Number(look), afterId: id };
}

async function readMissing(db: Db, { unitId, month, filter, after, limit }: QueueRequest): Promise<QueuePage> {
  const village = filter.village ?? null;
  const rows = await db.rows(missingPage({ unitId, month, village, after: after ?? '', limit: limit + 1 }));
  const { shown, next } = pageOf(rows, limit, ({ id }) => id);
  return { lines: shown.map(missingLine), next };
}

interface MissingRow {
  readonly id: string;
  readonly name: string | null;
  readonly village_id: string | null;
  readonly village_name: string | null;
}

function missingLine(row: MissingRow): QueueLine {
  return {
    id: null,
    person: { id: row.id, name: row.name ?? '' },
    village: named(row.village_id, row.village_name),
    state: 'missing',
    seq: null,
    number: null,
    version: null,
    submittedAt: null,
    late: false,
    attention: 0,
    flags: [],
    filedBy: null,
    objected: false,
    certified: null,
    yours: null,
  };
}

/** A report of the queue with its names. */
type ReviewRow = Pick<
  NonNullable<ReturnType<typeof queuePage>['row']>,
  Exclude<keyof NonNullable<ReturnType<typeof queuePage>['row']>, 'look'>
>;

export const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function lineOf(row: ReviewRow, viewerId: string) {
  const { person_id: personId, filed_by: filedBy, certified_at: at } = row;
  const attention = row.attention ?? 0;
  return {
    id: row.id,
    person: { id: personId, name: row.name ?? '' },
    village: named(row.village_id, row.village_name),
    state: row.state,
    seq: row.seq,
    number: row.number,
    version: row.version,
    submittedAt: instant(row.submitted_at),
    late: row.on_time === 0,
    attention,
    flags: flagsIn(row.flags),
    filedBy: filedBy === personId ? null : named(filedBy, row.filer_name),
    objected: isObjected(row),
    certified:
      at === null
        ? null
        : { at: instant(at), by: named(row.certified_by, row.certifier_name), operationId: row.operation_id },
    yours: mayNotVouch({ judgeId: viewerId, personId, filedBy }),
  } satisfies QueueLine;
}
