import { type Profile, profile } from '../../shared/api/people.ts';
import { problem } from '../../shared/api/problems.ts';
import { PRIVACY_NOTICE } from '../../shared/text/privacy.ts';
import { one } from '../db/db.ts';
import { linkOf } from '../db/queries/unlink.ts';
import { meOf, unitOf } from '../services/people/me.ts';
import { type Endpoint, endpoint, ok } from './endpoint.ts';

/** What we know of her, as her own page shows it. */
export const profileEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/me',
    summary: 'The person of this session: duties with their places and months, and the notice that she saw.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: profile },
    problems: [],
    handle: async ({ api, who: { member, lineUserId }, now }) => {
      const [me, link] = await Promise.all([meOf(api, member, now), one(api.db, linkOf({ lineUserId }))]);
      // Unlinked by another phone between the session and here.
      if (!link) return problem('not-registered');
      const linkedAt = new Date(link.linked_at).toISOString();
      const answer: Profile = {
        me,
        linkedAt,
        notice: { version: link.notice_version, at: linkedAt, newest: PRIVACY_NOTICE.version },
        duties: member.assignments.map((duty) => ({
          role: duty.role,
          unit: unitOf(duty),
          village: duty.village_name,
          households: duty.households,
          from: duty.from_month,
          to: duty.to_month,
        })),
      };
      return ok(answer);
    },
  }),
];
