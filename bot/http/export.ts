import { exportAnswer } from '../../shared/api/people.ts';
import { problem } from '../../shared/api/problems.ts';
import { itemsOf } from '../../shared/report/form.ts';
import { parseFormDefinition } from '../../shared/report/schema.ts';
import { type Db, one } from '../db/db.ts';
import { formDefinition } from '../db/queries/calendar.ts';
import { type OwnData, readOwnData } from '../services/profile/own-data.ts';
import { ownDataCsv } from '../services/profile/own-data-csv.ts';
import { ownerBehind } from '../services/session/who.ts';
import { NOT_KEPT } from './answer.ts';
import { type Answer, type Call, type Endpoint, endpoint, ok, type Refusal, type Who } from './endpoint.ts';

/** Long enough to open another browser; LINE's own one takes no downloads. */
const TICKET_MS = 10 * 60_000;
/** Whoever holds the address: the outside browser has no session. */
const AUDIENCE = { purpose: 'export', lane: '-' };
const TYPES = { json: 'application/json', csv: 'text/csv' } as const;

/** Her own data to take home. */
export const exportEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/export',
    summary: 'Addresses of a copy of all own data, good for ten minutes and without a session.',
    load: 'login',
    auth: 'member',
    body: null,
    answers: { 200: exportAnswer },
    problems: [],
    handle: async ({ api, who, now }) => {
      const expiresAt = now + TICKET_MS;
      const claim = { session: who.sessionHash, personId: who.member.id };
      const ticket = await api.keys.tickets.seal(AUDIENCE, claim, expiresAt);
      const address = (type: string) => `/api/export/${ticket}.${type}`;
      return ok({ json: address('json'), csv: address('csv'), expiresAt: new Date(expiresAt).toISOString() });
    },
  }),
  endpoint({
    method: 'GET',
    path: '/export/{file}',
    summary: 'The copy that such an address stands for, as JSON or as a table (CSV).',
    load: 'login',
    auth: 'none',
    body: null,
    answers: { 200: null },
    problems: ['not-found', 'ticket-expired'],
    handle: async (call) => download(call),
  }),
];

async function download({ api, now, path }: Call<unknown, Who | null>): Promise<Answer | Refusal> {
  const [, ticket = '', type] = /^([\w-]{1,1024})\.(json|csv)$/.exec(path.file ?? '') ?? [];
  if (type !== 'json' && type !== 'csv') return problem('not-found');
  const claim = await api.keys.tickets.open(AUDIENCE, ticket, now);
  const owner = claim && (await ownerBehind(api.db, claim.session ?? '', now));
  // Signed out or unlinked since, or linked to somebody else: the address was for her who she was then.
  if (!owner?.member || owner.member.id !== claim?.personId) return problem('ticket-expired');
  const data = await readOwnData(api.db, owner.member, owner.lineUserId, now);
  const text = type === 'json' ? JSON.stringify(data, null, 2) : ownDataCsv(data, await labelsFor(api.db, data));
  return {
    status: 200,
    text,
    headers: {
      'content-type': `${TYPES[type]}; charset=utf-8`,
      'content-disposition': `attachment; filename="my-vhv-data-${data.madeAt.slice(0, 10)}.${type}"`,
      ...NOT_KEPT,
    },
  };
}

/** What the items are called, in the words of each form version that occurs. */
async function labelsFor(db: Db, { reports, drafts }: OwnData): Promise<Map<string, Map<string, string>>> {
  const used = [...reports.flatMap(({ versions }) => versions), ...drafts].map(({ formVersion }) => formVersion);
  const labels = new Map<string, Map<string, string>>();
  for (const version of new Set(used)) {
    const row = await one(db, formDefinition({ version }));
    if (!row) continue;
    const form = parseFormDefinition(JSON.parse(row.definition));
    labels.set(version, new Map(itemsOf(form).map(({ code, text }) => [code, text])));
  }
  return labels;
}
