import { type Answer, bodyErrors, notFound, ok } from '../answers.ts';
import { LIMITS } from '../store/buckets.ts';
import type { PostResult } from '../webhook/post.ts';
import type { PostOffice } from '../webhook/post-office.ts';
import type { World } from '../world.ts';
import type { Call, Endpoint } from './endpoint.ts';

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;

/** https only; the loopback switch lets a demo on this machine set itself. */
function refuseUrl(world: World, endpoint: unknown): Answer | null {
  const wrong = (message: string) => bodyErrors([{ message, property: 'endpoint' }]);
  if (typeof endpoint !== 'string' || endpoint === '') return wrong('May not be empty');
  if (endpoint.length > 500) return wrong('Length must be between 0 and 500');
  const https = /^https:\/\//.test(endpoint) || (world.settings.allowLoopbackHttp && LOOPBACK.test(endpoint));
  return https && URL.canParse(endpoint) ? null : wrong('Invalid webhook endpoint URL');
}

function set({ world, body }: Call): Answer {
  const refused = refuseUrl(world, body.endpoint);
  if (refused !== null) return refused;
  world.webhook = { url: String(body.endpoint), active: world.webhook.active };
  return ok();
}

function get({ world }: Call): Answer {
  const { url, active } = world.webhook;
  return url === null ? notFound() : ok({ endpoint: url, active });
}

const REASONS: Record<string, string> = {
  could_not_connect: 'COULD_NOT_CONNECT',
  request_timeout: 'REQUEST_TIMEOUT',
  error_status_code: 'ERROR_STATUS_CODE',
};

/** How LINE words the result of a test; status 0 when there was no answer. */
function verdict(world: World, { status, error }: PostResult): object {
  const detail = status === null ? 'No response' : String(status);
  return {
    success: error === null,
    timestamp: new Date(world.clock.now()).toISOString(),
    statusCode: status ?? 0,
    reason: error === null ? 'OK' : (REASONS[error] ?? 'UNCLASSIFIED'),
    detail,
  };
}

/** Set, read and test the webhook's address; the test posts a signed body without events. */
export const webhookEndpoints = (office: PostOffice): readonly Endpoint[] => [
  { method: 'PUT', path: '/v2/bot/channel/webhook/endpoint', limit: LIMITS.minutely1000, takes: 'json', handle: set },
  { method: 'GET', path: '/v2/bot/channel/webhook/endpoint', limit: LIMITS.minutely1000, handle: get },
  {
    method: 'POST',
    path: '/v2/bot/channel/webhook/test',
    limit: LIMITS.hourly60,
    takes: 'json',
    async handle({ world, body }) {
      if (body.endpoint !== undefined) {
        const refused = refuseUrl(world, body.endpoint);
        if (refused !== null) return refused;
      }
      const url = typeof body.endpoint === 'string' ? body.endpoint : world.webhook.url;
      return url === null ? notFound() : ok(verdict(world, await office.verify(url)));
    },
  },
];
