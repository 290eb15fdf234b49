import { createHash } from 'node:crypto';

/** The session token of the n-th person of the bench, as long as real ones: the seed knows its hash, the generator itself. */
export function tokenOf(n: number): string {
  return createHash('sha256').update(`bench session ${n}`).digest('base64url');
}
