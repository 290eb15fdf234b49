import { type Answer, invalidParameter, ok } from '../answers.ts';
import { LIMITS } from '../store/buckets.ts';
import { japanDay, type SendKind } from '../store/usage.ts';
import type { Call, Endpoint } from './endpoint.ts';

/** Numbers of days before this one do not exist (Get number of sent messages). */
const FIRST_DAY = '20180331';

const isDay = (text: string): boolean => {
  if (!/^\d{8}$/.test(text)) return false;
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  return !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString().startsWith(iso);
};

/** Counts of a day (UTC+9) are ready on the next; fewer than 20 are kept private. */
const delivered =
  (kind: SendKind) =>
  ({ world, query, now }: Call): Answer => {
    const day = query.get('date') ?? '';
    if (!isDay(day)) return invalidParameter('date');
    if (day >= japanDay(now)) return ok({ status: 'unready' });
    if (day < FIRST_DAY) return ok({ status: 'out_of_service' });
    const success = world.usage.onDay(kind, day);
    return success > 0 && success < 20 ? ok({ status: 'unavailable_for_privacy' }) : ok({ status: 'ready', success });
  };

/** Units of this month by name, as many as asked for, from an opaque place on. */
function unitNames({ world, query }: Call): Answer {
  const limit = Math.min(100, Number(query.get('limit') ?? 100) || 100);
  const start = Number(Buffer.from(query.get('start') ?? '', 'base64url').toString() || 0);
  const names = [...world.aggregationUnits.keys()].sort();
  const next = start + limit < names.length ? Buffer.from(String(start + limit)).toString('base64url') : undefined;
  return ok({ customAggregationUnits: names.slice(start, start + limit), ...(next !== undefined && { next }) });
}

/**
 * How many people opened what was sent under a name; fewer than 20 are kept private (Get statistics per aggregation unit).
 * Clicks and videos are not counted here.
 */
function perUnit({ world, query }: Call): Answer {
  const unit = query.get('customAggregationUnit') ?? '';
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  if (!/^[a-zA-Z0-9_]{1,30}$/.test(unit)) return invalidParameter('customAggregationUnit');
  if (!isDay(from)) return invalidParameter('from');
  if (!isDay(to) || to < from) return invalidParameter('to');
  const opened = world.aggregationUnits.get(unit)?.size ?? 0;
  const uniqueImpression = opened < 20 ? null : opened;
  return ok({
    overview: { uniqueImpression, uniqueClick: null, uniqueMediaPlayed: null, uniqueMediaPlayed100Percent: null },
    messages: [],
    clicks: [],
  });
}

const kinds: readonly SendKind[] = ['reply', 'push', 'multicast', 'broadcast'];

export const usageEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/v2/bot/message/quota', handle: ({ world }) => ok(world.usage.plan) },
  {
    method: 'GET',
    path: '/v2/bot/message/quota/consumption',
    handle: ({ world, now }) => ok({ totalUsage: world.usage.month(now) }),
  },
  ...kinds.map(
    (kind): Endpoint => ({
      method: 'GET',
      path: `/v2/bot/message/delivery/${kind}`,
      limit: LIMITS.hourly60,
      handle: delivered(kind),
    }),
  ),
  {
    method: 'GET',
    path: '/v2/bot/message/aggregation/info',
    handle: ({ world }) => ok({ numOfCustomAggregationUnits: world.aggregationUnits.size }),
  },
  { method: 'GET', path: '/v2/bot/message/aggregation/list', handle: unitNames },
  { method: 'GET', path: '/v2/bot/insight/message/event/aggregation', limit: LIMITS.hourly60, handle: perUnit },
];
