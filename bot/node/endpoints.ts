import type { Endpoint } from '../http/endpoint.ts';
import { evidenceDownloadEndpoints } from '../http/evidence-download.ts';
import { evidenceMakingEndpoints } from '../http/evidence-making.ts';

/** Operations of /api that need Node: files, imports, exports. A Worker has none of them. */
export const nodeEndpoints: readonly Endpoint[] = [...evidenceMakingEndpoints, ...evidenceDownloadEndpoints];
