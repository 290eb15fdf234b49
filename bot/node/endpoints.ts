import type { Endpoint } from '../http/endpoint.ts';

/** Operations of /api that need Node: files, imports, exports. A Worker has none of them. */
export const nodeEndpoints: readonly Endpoint[] = [];
