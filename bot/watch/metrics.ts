import Counter from 'prom-client/lib/counter.js';
import Gauge from 'prom-client/lib/gauge.js';
import Histogram from 'prom-client/lib/histogram.js';
import Registry from 'prom-client/lib/registry.js';
import type { OutboxKind } from '../db/schema.ts';
import type { Sent } from '../ports.ts';
import { admissionMetrics } from './admission-metrics.ts';
import { waveMetrics } from './wave-metrics.ts';

export type Metrics = ReturnType<typeof createMetrics>;

/** What an operator watches on the last evening of the month. Labels have few values, so that the series stay few. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  const webhooks = new Counter({
    name: 'vhv_webhook_requests_total',
    help: 'Webhook requests by answer',
    labelNames: ['status'],
    registers,
  });
  const events = new Counter({
    name: 'vhv_webhook_events_total',
    help: 'Webhook events stored, by novelty',
    labelNames: ['seen'],
    registers,
  });
  const turns = new Counter({
    name: 'vhv_turns_total',
    help: 'Chat turns by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const turnSeconds = new Histogram({
    name: 'vhv_turn_seconds',
    help: 'From storing an event to its commit',
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers,
  });
  const calls = new Counter({
    name: 'vhv_line_calls_total',
    help: 'Calls to LINE by kind and outcome',
    labelNames: ['kind', 'outcome'],
    registers,
  });
  const backlog = new Gauge({
    name: 'vhv_backlog',
    help: 'Rows that wait, by table',
    labelNames: ['table'],
    registers,
  });
  const oldest = new Gauge({
    name: 'vhv_backlog_oldest_seconds',
    help: 'Age of the oldest row that waits, by table',
    labelNames: ['table'],
    registers,
  });
  return {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    webhook: (status: number) => webhooks.inc({ status }),
    events: (fresh: number, duplicates: number) => {
      events.inc({ seen: 'new' }, fresh);
      events.inc({ seen: 'duplicate' }, duplicates);
    },
    turn: (outcome: 'done' | 'failed' | 'dead', seconds: number) => {
      turns.inc({ outcome });
      turnSeconds.observe(seconds);
    },
    lineCall: (kind: OutboxKind, outcome: Sent['kind'] | 'expired') => calls.inc({ kind, outcome }),
    api: countApi(registers),
    admission: admissionMetrics(registers),
    waves: waveMetrics(registers),
    waiting: (table: string, count: number, oldestSeconds: number) => {
      backlog.set({ table }, count);
      oldest.set({ table }, oldestSeconds);
    },
  };
}

function countApi(registers: Registry[]) {
  const apiRequests = new Counter({
    name: 'vhv_api_requests_total',
    help: 'Requests of /api by operation and answer',
    labelNames: ['operation', 'status'],
    registers,
  });
  const apiSeconds = new Histogram({
    name: 'vhv_api_seconds',
    help: 'From the request of /api to its answer',
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  return (operation: string, status: number, seconds: number) => {
    apiRequests.inc({ operation, status });
    apiSeconds.observe(seconds);
  };
}
