export interface MessageUsageOptions {
  readonly channelAccessToken: string;
  /** Origin without a path. */
  readonly apiOrigin: string;
  readonly timeoutMs?: number;
}

/** What the plan allows this month and what the whole account has used of it: LINE counts by months of UTC+9. */
export interface QuotaReading {
  readonly kind: 'none' | 'limited';
  readonly most: number | null;
  readonly used: number;
}

/** A figure of LINE's statistics; null in it: fewer than 20 people, which LINE keeps private. */
export interface Figure {
  readonly value: number | null;
}

/** What LINE tells about messages that were sent. Null: it could not be read, or is not ready. Never throws. */
export interface MessageUsage {
  quota(): Promise<QuotaReading | null>;
  /** How many people multicasts of a day reached. @param day `yyyyMMdd`, UTC+9 */
  delivered(day: string): Promise<Figure | null>;
  /** How many people saw the messages of a customAggregationUnit. @param from, to days like above, at most 30 apart */
  seen(unit: string, from: string, to: string): Promise<Figure | null>;
}

const TIMEOUT_MS = 5000;

/** Reads LINE's figures; for the same reason as lineClient not by the SDK. */
export function messageUsage(options: MessageUsageOptions): MessageUsage {
  const authorization = `Bearer ${options.channelAccessToken}`;
  const read = async (path: string, query: Record<string, string> = {}): Promise<Readonly<Record<string, unknown>>> => {
    try {
      const url = new URL(`${path}?${new URLSearchParams(query)}`, options.apiOrigin);
      const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
      const response = await fetch(url, { headers: { authorization }, signal });
      const json: unknown = await response.json();
      return response.ok && json !== null && typeof json === 'object' ? { ...json } : {};
    } catch {
      return {};
    }
  };
  return {
    async quota() {
      const [plan, consumption] = await Promise.all([
        read('/v2/bot/message/quota'),
        read('/v2/bot/message/quota/consumption'),
      ]);
      const used = countOf(consumption.totalUsage);
      if (used === null) return null;
      if (plan.type === 'none') return { kind: 'none', most: null, used };
      const most = countOf(plan.value);
      return plan.type === 'limited' && most !== null ? { kind: 'limited', most, used } : null;
    },
    async delivered(day) {
      const { status, success } = await read('/v2/bot/message/delivery/multicast', { date: day });
      if (status === 'unavailable_for_privacy') return { value: null };
      const value = countOf(success);
      return status === 'ready' && value !== null ? { value } : null;
    },
    async seen(unit, from, to) {
      const query = { customAggregationUnit: unit, from, to };
      const { overview } = await read('/v2/bot/insight/message/event/aggregation', query);
      if (overview === null || typeof overview !== 'object' || !('uniqueImpression' in overview)) return null;
      return { value: countOf(overview.uniqueImpression) };
    },
  };
}

function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}
