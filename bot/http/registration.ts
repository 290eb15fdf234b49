import {
  type Candidate,
  confirmAnswer,
  confirmRequest,
  registrationAnswer,
  registrationRequest,
} from '../../shared/api/people.ts';
import { isProblem, type Problem, problem } from '../../shared/api/problems.ts';
import { citizenIdDigits, isCitizenId } from '../../shared/people/citizen-id.ts';
import { canonicalCode } from '../../shared/people/registration-code.ts';
import { PRIVACY_NOTICE, PRIVACY_VERSIONS } from '../../shared/text/privacy.ts';
import { one } from '../db/db.ts';
import { codeByHash } from '../db/queries/directory.ts';
import { volunteerByIdentity } from '../db/queries/identity.ts';
import { meOf } from '../services/people/me.ts';
import { memberOfLineUser } from '../services/people/membership.ts';
import { codeCandidate, identityCandidate, type Judged } from '../services/registration/candidate.ts';
import { type Claim, confirmClaim } from '../services/registration/confirm-claim.ts';
import { monthsAround } from '../services/registration/identity-status.ts';
import { codeCounters, identityCounters, tryToFind } from '../services/registration/tries.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Answer, type Call, type Endpoint, endpoint, ok, type Refusal, type Who } from './endpoint.ts';
import { networkOf } from './network.ts';
import { wrong } from './problem.ts';

/** Long enough to read the notice aloud to somebody. */
const TICKET_MS = 10 * 60_000;
const audience = (lane: string) => ({ purpose: 'registration', lane });

type Asked = Call<unknown, Who>;

/** Who has no code registers here: citizen id and birth date go in once, and nothing but a ticket comes back. */
export const registrationEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/registration',
    summary: 'Whom a code, or a citizen id with the birth date, stands for; or who she is already.',
    load: 'login',
    auth: 'session',
    body: registrationRequest,
    answers: { 200: registrationAnswer },
    problems: [
      'code-unknown',
      'code-used',
      'code-expired',
      'code-of-another',
      'volunteer-first',
      'person-linked',
      'identity-unknown',
      'too-many-tries',
    ],
    handle: async (call) => {
      const { body } = call;
      return 'code' in body ? byCode(call, body.code) : byIdentity(call, body.citizenId, body.birthDate);
    },
  }),
  endpoint({
    method: 'POST',
    path: '/registration/confirm',
    summary: 'Yes, that is me: links the LINE user of this session to the person of the ticket.',
    load: 'login',
    auth: 'session',
    body: confirmRequest,
    answers: { 200: confirmAnswer },
    problems: [
      'ticket-expired',
      'code-unknown',
      'code-used',
      'code-expired',
      'code-of-another',
      'person-linked',
      'identity-unknown',
    ],
    handle: async (call) => confirmTicket(call, call.body.ticket, call.body.noticeVersion),
  }),
];

async function byCode(call: Asked, typed: string): Promise<Answer | Refusal> {
  const { api, who, now } = call;
  const canonical = canonicalCode(typed);
  if (canonical === null) return problem('code-unknown');
  const codeHash = api.keys.codeHash(canonical);
  const found = await tryToFind(api.db, codeCounters(who.lineUserId), now, () => one(api.db, codeByHash({ codeHash })));
  if (found === null) return problem('code-unknown');
  if (isProblem(found)) return later(call, found);
  return offer(call, { by: 'code', codeHash }, await codeCandidate(api.db, found, who, now));
}

async function byIdentity(call: Asked, citizenId: string, birthDate: string): Promise<Answer | Refusal> {
  const { api, who, now } = call;
  const digits = citizenIdDigits(citizenId);
  if (digits === null || !isCitizenId(digits)) return wrong('citizenId', 'checksum');
  const network = networkOf(call.address);
  const counters = identityCounters(who.lineUserId, network && api.keys.addressHash(network));
  const citizenHash = api.keys.citizenHash(digits);
  const found = await tryToFind(api.db, counters, now, () =>
    one(api.db, volunteerByIdentity({ citizenHash, birthDate, ...monthsAround(now) })),
  );
  if (found === null) return problem('identity-unknown');
  if (isProblem(found)) return later(call, found);
  return offer(call, { by: 'identity', personId: found.id }, identityCandidate(found, who.lineUserId, who.member));
}

async function offer(call: Asked, claim: Claim, judged: Judged): Promise<Answer | Refusal> {
  const { api, who, now } = call;
  if (judged.status === 'mine') {
    const member = who.member ?? (await memberOfLineUser(api.db, who.lineUserId));
    return ok({ me: await meOf(api, member, now) });
  }
  if (judged.status !== 'valid') return problem(judged.status);
  const until = now + TICKET_MS;
  const answer: Candidate = {
    ticket: await api.keys.tickets.seal(audience(who.lineUserId), claim, until),
    expiresAt: new Date(until).toISOString(),
    ...judged.candidate,
    noticeVersion: PRIVACY_NOTICE.version,
  };
  return ok(answer);
}

async function confirmTicket(call: Asked, ticket: string, noticeVersion: string): Promise<Answer | Refusal> {
  const { api, now } = call;
  const { lineUserId } = call.who;
  if (!PRIVACY_VERSIONS.includes(noticeVersion)) return wrong('noticeVersion', 'unknown-version');
  const claim = (await api.keys.tickets.open(audience(lineUserId), ticket, now)) as Claim | null;
  if (claim === null) return problem('ticket-expired');
  const input = { lineUserId, noticeVersion, errandId: api.ids.uuid() };
  const confirmed = await runVerb(api.db, (db) => confirmClaim({ db, rules: api.rules }, claim, input, now));
  if (isProblem(confirmed)) return confirmed;
  return ok({ me: await meOf(api, await memberOfLineUser(api.db, lineUserId), now) });
}

function later({ api, now }: Asked, refused: Problem): Refusal {
  const retryAt = Number(refused.detail?.retryAt ?? now);
  api.log.warn('registration.throttled', { operation: 'POST /registration' });
  return {
    problem: refused.problem,
    detail: { retryAt: new Date(retryAt).toISOString() },
    retryAfter: Math.max(1, (retryAt - now) / 1000),
  };
}
