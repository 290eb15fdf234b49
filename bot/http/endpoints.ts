import type { IdTokenVerifier } from '../line/id-token.ts';
import type { Endpoint } from './endpoint.ts';
import { sessionEndpoints } from './session.ts';

/** All operations of /api. */
export function allEndpoints(verify: IdTokenVerifier | null): readonly Endpoint[] {
  return [...sessionEndpoints(verify)];
}
