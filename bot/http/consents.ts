import { type Consents, consentRequest, consents, type Purpose, purpose } from '../../shared/api/people.ts';
import { isProblem, problem } from '../../shared/api/problems.ts';
import { CONSENTS } from '../../shared/text/consents.ts';
import { PRIVACY_NOTICE } from '../../shared/text/privacy.ts';
import { type Db, one } from '../db/db.ts';
import { consentOf, consentsOf } from '../db/queries/consent.ts';
import { linkOf } from '../db/queries/unlink.ts';
import { answerConsent } from '../services/consent/answer.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Endpoint, endpoint, type MemberWho, ok } from './endpoint.ts';

/** What she agreed to besides her duties, each purpose by itself; and the notice that she saw. */
export const consentEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/consents',
    summary: 'Own consents, with the version of the words that each answer was to.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: consents },
    problems: [],
    handle: async ({ api, who }) => ok(await readConsents(api.db, who)),
  }),
  endpoint({
    method: 'PUT',
    path: '/consents/{purpose}',
    summary: 'Agree to a purpose (photo, place, research) in the words of a version, or take it back.',
    load: 'write',
    auth: 'member',
    body: consentRequest,
    answers: { 200: consents },
    problems: [],
    handle: async ({ api, who, now, path, body }) => {
      const asked = purpose.safeParse(path.purpose);
      if (!asked.success) return problem('not-found');
      const { member } = who;
      const answered = await runVerb(api.db, async (db) => {
        const latest = await one(db, consentOf({ personId: member.id, purpose: asked.data }));
        const newest = CONSENTS[asked.data].version;
        return answerConsent({ now, member, newest, latest }, { purpose: asked.data, ...body });
      });
      if (isProblem(answered)) return { ...answered, errors: [{ path: 'version', code: 'unknown-version' }] };
      return ok(await readConsents(api.db, who));
    },
  }),
];

async function readConsents(db: Db, { member, lineUserId }: MemberWho): Promise<Consents> {
  const [rows, link] = await Promise.all([
    db.rows(consentsOf({ personId: member.id })),
    one(db, linkOf({ lineUserId })),
  ]);
  return {
    notice: link && {
      version: link.notice_version,
      at: new Date(link.linked_at).toISOString(),
      newest: PRIVACY_NOTICE.version,
    },
    consents: purpose.options.map((one: Purpose) => {
      const latest = rows.find((row) => row.purpose === one);
      return {
        purpose: one,
        given: latest?.given === 1,
        version: latest?.version ?? null,
        at: latest ? new Date(latest.at).toISOString() : null,
        newest: CONSENTS[one].version,
      };
    }),
  };
}
