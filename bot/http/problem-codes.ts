import type { ProblemCode } from '../../shared/api/problems.ts';
import type { Endpoint } from './endpoint.ts';

/** What the mount may answer besides the operation's own problems. */
export function problemCodesOf({ auth, body, path, problems }: Endpoint): ProblemCode[] {
  const common: ProblemCode[] = ['too-many-requests', 'busy', 'foreign-origin', 'store-unavailable', 'unexpected'];
  if (auth !== 'none') common.push('not-signed-in', 'other-user');
  if (auth === 'member') common.push('not-registered');
  if (body) common.push('not-json', 'too-large', 'invalid-request');
  if (path.includes('{month}')) common.push('invalid-request');
  return [...new Set([...problems, ...common])];
}
