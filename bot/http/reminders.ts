import { isProblem } from '../../shared/api/problems.ts';
import { reminders } from '../../shared/api/reminders.ts';
import { choose, loadChooseFacts, readChoice } from '../services/reminder/choose.ts';
import { runVerb } from '../services/run-verb.ts';
import { type Endpoint, endpoint, ok } from './endpoint.ts';

/** Which reminders she wants: the same choice as in chat. */
export const reminderEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/reminders',
    summary: 'Which reminders the person of this session wants; who chose nothing wants all, at any hour.',
    load: 'read',
    auth: 'member',
    body: null,
    answers: { 200: reminders },
    problems: [],
    handle: async ({ api, who }) => ok(await readChoice(api.db, who.member.id)),
  }),
  endpoint({
    method: 'PUT',
    path: '/reminders',
    summary: 'Choose which reminders to get and when. Only volunteers get any.',
    load: 'write',
    auth: 'member',
    body: reminders,
    answers: { 200: reminders },
    problems: ['not-assigned'],
    handle: async ({ api, who, now, body }) => {
      const chosen = await runVerb(api.db, async (db) => choose(await loadChooseFacts(db, who.member, now), body));
      return isProblem(chosen) ? chosen : ok(chosen.choice);
    },
  }),
];
