import { ok } from '../answers.ts';
import type { Endpoint } from './endpoint.ts';
import { checkMessages } from './sending.ts';

/** Checks message arrays and sends nothing; free of charge. */
export const validateEndpoints: readonly Endpoint[] = ['reply', 'push', 'multicast', 'broadcast', 'narrowcast'].map(
  (kind) => ({
    method: 'POST' as const,
    path: `/v2/bot/message/validate/${kind}`,
    takes: 'json' as const,
    handle: (call) => checkMessages(call) ?? ok(),
  }),
);
