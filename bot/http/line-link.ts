import { unlinkAnswer, unlinkRequest } from '../../shared/api/people.ts';
import { isProblem } from '../../shared/api/problems.ts';
import { loadUnlinkFacts, unlink } from '../services/people/unlink.ts';
import { runVerb } from '../services/run-verb.ts';
import { sessionCookie } from './credentials.ts';
import { type Endpoint, endpoint } from './endpoint.ts';

/** The LINE user of this session and her person part. */
export const lineLinkEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'DELETE',
    path: '/line-link',
    summary: 'Unlink this LINE user: ends all her sessions; reports and points stay with the person.',
    load: 'login',
    auth: 'member',
    body: unlinkRequest,
    answers: { 200: unlinkAnswer },
    problems: [],
    handle: async ({ api, who, now, body }) => {
      const { lineUserId } = who;
      const input = { lineUserId, errandId: api.ids.uuid() };
      const unlinked = await runVerb(api.db, async (db) => unlink(await loadUnlinkFacts(db, lineUserId, now), input));
      if (isProblem(unlinked)) return unlinked;
      // After the commit: whatever LINE says, she is unlinked here.
      const asked = body.accessToken ? api.deauthorize?.(body.accessToken) : undefined;
      const deauthorized = (await asked) ?? null;
      if (deauthorized === false) api.log.warn('line.not-deauthorized');
      return { status: 200, body: { deauthorized }, headers: { 'set-cookie': sessionCookie('', 0) } };
    },
  }),
];
