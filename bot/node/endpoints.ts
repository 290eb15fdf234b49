import { codesEndpoints } from '../http/codes.ts';
import type { Endpoint } from '../http/endpoint.ts';
import { evidenceDownloadEndpoints } from '../http/evidence-download.ts';
import { evidenceMakingEndpoints } from '../http/evidence-making.ts';
import { exportsEndpoints } from '../http/exports.ts';
import { postEndpoints } from '../http/posts.ts';
import { rosterEndpoints } from '../http/roster.ts';
import { rosterFileEndpoints } from '../http/roster-file.ts';

/** Operations of /api that need Node: files, imports, exports. A Worker has none of them. */
export const nodeEndpoints = (): readonly Endpoint[] => [
  ...evidenceMakingEndpoints,
  ...evidenceDownloadEndpoints,
  ...exportsEndpoints(),
  ...rosterEndpoints,
  ...rosterFileEndpoints,
  ...postEndpoints,
  ...codesEndpoints,
];
