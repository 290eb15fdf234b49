import type { RegistrationAnswer } from '../../../shared/api/people.ts';
import { NOTHING_LOST, REGISTER_PROBLEMS, tryAgainAt } from '../../../shared/text/register-page.ts';
import { thaiDateTime } from '../../../shared/thai/dates.ts';
import type { Reply } from '../../api/client.ts';
import type { PageWorld } from '../../state/pages.ts';

/** What is sent once to find her on the roster; it is neither kept nor put into an address. */
export type Proof = { readonly code: string } | { readonly citizenId: string; readonly birthDate: string };

export const askWho = (world: PageWorld, proof: Proof): Promise<Reply<RegistrationAnswer>> =>
  world.call<RegistrationAnswer>('POST', '/registration', proof);

/** A kind sentence and the next step, for whatever came back instead of what she wanted. */
export function sentenceOf(reply: Exclude<Reply<unknown>, { kind: 'ok' }>, now: number): string {
  if (reply.kind === 'offline') return NOTHING_LOST;
  const { code, detail, retryAfter } = reply.problem;
  const said = REGISTER_PROBLEMS[code] ?? detail;
  return retryAfter === null ? said : `${said}\n${tryAgainAt(thaiDateTime(now + retryAfter * 1000))}`;
}
