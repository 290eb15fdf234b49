import { v5 as uuidv5 } from 'uuid';
import { brokenAccounts, brokenChains } from '../../bot/cli/verify.ts';
import { sealAudit } from '../../bot/jobs/seal-audit.ts';
import { CHAT_SUBMISSION } from '../../bot/webhook/intents.ts';
import { flatten } from '../simulator/cli/flatten.ts';
import type { Deed } from './players.ts';
import type { Aftermath } from './run.ts';
import type { Row } from './store.ts';

type Proof = (after: Aftermath) => Promise<string[]> | string[];

/** Everything that was promised and not kept, in words; empty is what we want. */
export async function faultsOf(after: Aftermath): Promise<string[]> {
  const found: string[] = [];
  for (const proof of PROOFS) found.push(...(await proof(after)));
  return found;
}

const PROOFS: readonly Proof[] = [
  acknowledgedEvents,
  noServerErrors,
  oneReportPerMonth,
  confirmations,
  whatSheTyped,
  receiptsTold,
  receiptsShown,
  replies,
  registrations,
  turnsInOrder,
  ledgerAndTrail,
  processes,
];

/** Every event that we answered 200 is in the inbox once, and done or dead with a reason. */
async function acknowledgedEvents({ sim, store }: Aftermath): Promise<string[]> {
  const rows = await store.look(
    'select event_id, count(*) as n, min(done_at) as done, min(dead_at) as dead, min(error) as error from inbox group by event_id',
  );
  const byId = new Map(rows.map((row) => [String(row.event_id), row]));
  const acknowledged = sim.deliveries.filter(({ status }) => status === 200).flatMap(({ events }) => events);
  return [...new Set(acknowledged.map(({ webhookEventId }) => webhookEventId))].flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [`acknowledged event ${id} is not in the inbox`];
    if (Number(row.n) !== 1) return [`event ${id} is ${row.n} times in the inbox`];
    if (row.done === null && !(row.dead !== null && row.error !== null))
      return [`event ${id} is neither done nor dead`];
    return [];
  });
}

function noServerErrors({ sim }: Aftermath): string[] {
  return sim.deliveries
    .filter(({ status }) => status !== null && status !== 200)
    .map(({ status }) => `the webhook answered ${status}`);
}

/** One report per person and month; versions and events without a gap; each submission once. */
async function oneReportPerMonth({ store }: Aftermath): Promise<string[]> {
  const twice = await store.look('select person_id, month from report group by person_id, month having count(*) > 1');
  const gaps = await store.look(
    `select r.number from report r where
       (select count(*) from report_version v where v.unit_id = r.unit_id and v.report_id = r.id) <> r.version
       or (select max(version) from report_version v where v.unit_id = r.unit_id and v.report_id = r.id) <> r.version
       or (select count(*) from report_event e where e.unit_id = r.unit_id and e.report_id = r.id) <> r.seq
       or (select max(seq) from report_event e where e.unit_id = r.unit_id and e.report_id = r.id) <> r.seq`,
  );
  const again = await store.look('select submission_id from report_version group by submission_id having count(*) > 1');
  const trail = await store.look(
    `select (select count(*) from report_version) as versions,
       (select count(*) from audit_entry where action = 'report.submitted') as entries`,
  );
  return [
    ...twice.map((row) => `two reports of ${row.person_id} for ${row.month}`),
    ...gaps.map((row) => `report ${row.number} has a gap in its versions or events`),
    ...again.map((row) => `submission ${row.submission_id} was written twice`),
    ...(trail[0]?.versions === trail[0]?.entries
      ? []
      : [`${trail[0]?.versions} versions, ${trail[0]?.entries} in the trail`]),
  ];
}

interface Version {
  readonly submission: string;
  readonly number: string;
  readonly version: number;
  readonly person: string;
  readonly pair: readonly [number, number];
}

async function versionsOf({ store }: Aftermath, channel: 'chat' | 'seed'): Promise<Version[]> {
  const rows = await store.look(
    `select v.submission_id, v.version, v.answers, r.number, r.person_id from report_version v
     join report r on r.unit_id = v.unit_id and r.id = v.report_id where v.channel = '${channel}'`,
  );
  return rows.map((row) => {
    const answers = JSON.parse(String(row.answers)) as Record<string, number>;
    return {
      submission: String(row.submission_id),
      number: String(row.number),
      version: Number(row.version),
      person: String(row.person_id),
      pair: [answers['promote_health.7'] ?? 0, answers['protect.1'] ?? 0],
    };
  });
}

interface Said {
  readonly notice: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const noticesOf = (row: Row | undefined) => (row ? (JSON.parse(String(row.notices)) as Said[]) : []);

/** Each version comes from one confirmation; each confirmation that was acknowledged became a version or a kind answer. */
async function confirmations(after: Aftermath): Promise<string[]> {
  const { players, store } = after;
  const versions = new Map((await versionsOf(after, 'chat')).map((version) => [version.submission, version]));
  const replies = await store.look("select event_id, notices from outbox where kind = 'reply'");
  const replyTo = new Map(replies.map((row) => [String(row.event_id), row]));
  const stored = new Set((await store.look('select event_id from inbox')).map((row) => row.event_id));
  const faults: string[] = [];
  for (const deed of players.flatMap(({ deeds }) => deeds)) {
    if (!stored.has(deed.eventId)) continue;
    const version = versions.get(uuidv5(deed.eventId, CHAT_SUBMISSION));
    if (version) versions.delete(version.submission);
    faults.push(...judged(deed, version, noticesOf(replyTo.get(deed.eventId))));
  }
  return [...faults, ...[...versions.keys()].map((id) => `version of submission ${id} comes from no event`)];
}

function judged({ what, eventId }: Deed, version: Version | undefined, said: readonly Said[]): string[] {
  if (what !== 'confirm') return version ? [`${eventId} made a version without a confirmation`] : [];
  if (!version) return said.length > 0 ? [] : [`the confirmation ${eventId} was met with silence`];
  const told = receiptsIn(said).includes(`${version.number}/${version.version}`);
  return told ? [] : [`the confirmation ${eventId} made a version but no receipt`];
}

const receiptsIn = (said: readonly Said[]): string[] =>
  said.filter(({ notice }) => notice === 'receipt').map(({ args }) => `${args.number}/${args.version}`);

/** What staff pay from is what she typed (or took over) before she confirmed, never something half or later. */
async function whatSheTyped(after: Aftermath): Promise<string[]> {
  const versions = new Map((await versionsOf(after, 'chat')).map((version) => [version.submission, version]));
  const earlier = await versionsOf(after, 'seed');
  return after.players.flatMap(({ deeds }) =>
    deeds.flatMap((deed) => {
      const version = versions.get(uuidv5(deed.eventId, CHAT_SUBMISSION));
      if (!version) return [];
      const before = deeds.filter(({ at }) => at <= deed.at);
      const taken = before.some(({ what }) => what === 'same') ? earlier : [];
      const known = [...before, ...taken.filter(({ person }) => person === version.person)].map(({ pair }) =>
        String(pair),
      );
      const { number, pair } = version;
      return known.includes(String(pair)) ? [] : [`${number} holds ${pair}, which she had not typed by then`];
    }),
  );
}

/** Every version's receipt was taken by LINE or may have been, and what is called sent was taken. */
async function receiptsTold(after: Aftermath): Promise<string[]> {
  const { store, sim } = after;
  const rows = await store.look("select state, notices, reply_token from outbox where kind = 'reply'");
  const taken = new Set(sim.sent.map(({ replyToken }) => replyToken));
  const untaken = rows.filter((row) => row.state === 'sent' && !taken.has(String(row.reply_token)));
  const told = rows
    .filter(({ state }) => state === 'sent' || state === 'probable')
    .flatMap((row) => receiptsIn(noticesOf(row)));
  const all = (await versionsOf(after, 'chat')).map(({ number, version }) => `${number}/${version}`);
  return [
    ...untaken.map(() => 'a reply is called sent that LINE never took'),
    ...all.filter((receipt) => !told.includes(receipt)).map((receipt) => `the receipt ${receipt} was never told`),
  ];
}

/** Her chat shows receipts of her own reports and no others. */
async function receiptsShown(after: Aftermath): Promise<string[]> {
  const links = await after.store.look('select line_user_id, person_id from line_link');
  const personOf = new Map(links.map((row) => [row.line_user_id, row.person_id]));
  const versions = await versionsOf(after, 'chat');
  return after.players.flatMap(({ user }) => {
    const own = versions.filter(({ person }) => person === personOf.get(user.userId)).map(({ number }) => number);
    const strange = shownTo(user).filter((number) => !own.includes(number));
    return strange.map((number) => `${user.person.displayName} was shown ${number}, which is not hers`);
  });
}

const shownTo = (user: Aftermath['players'][number]['user']): string[] =>
  user.chat
    .filter((item) => item.from === 'bot')
    .map((item) => flatten(item.message).lines.join('\n'))
    .filter((words) => words.includes('ส่งรายงานแล้ว'))
    .flatMap((words) => words.match(/เลขรับ\s*\d+/g) ?? [])
    .map((found) => found.replace(/\D/g, ''));

/** At most one reply for each event, and nothing that costs. */
async function replies({ sim, store }: Aftermath): Promise<string[]> {
  const twice = await store.look(
    "select event_id from outbox where kind = 'reply' group by event_id having count(*) > 1",
  );
  const tokens = sim.sent.map(({ replyToken }) => replyToken);
  const refused = sim.calls.filter(({ status, error }) => status === 400 && error !== 'Invalid reply token');
  const lost = await store.look(
    "select count(*) as n from outbox where kind = 'reply' and state in ('lost', 'refused')",
  );
  return [
    ...twice.map((row) => `two replies to ${row.event_id}`),
    ...(new Set(tokens).size === tokens.length ? [] : ['a reply token was accepted twice']),
    ...sim.sent.filter(({ kind }) => kind !== 'reply').map(({ kind }) => `a ${kind} was sent`),
    ...refused.map(({ path, error }) => `LINE refused ${path}: ${error}`),
    ...(Number(lost[0]?.n) === 0 ? [] : [`${lost[0]?.n} replies were lost and not told again`]),
  ];
}

/** A code is used once, LINE users and people are linked one to one, each with its audit row. */
async function registrations({ store }: Aftermath): Promise<string[]> {
  const [row] = await store.look(
    `select (select count(*) from line_link) as links,
       (select count(distinct person_id) from line_link) as people,
       (select count(*) from registration) as used,
       (select count(*) from audit_entry where action = 'line.linked') as entries,
       (select count(*) from registration r join line_link l on l.line_user_id = r.line_user_id and l.person_id = r.person_id) as agreeing`,
  );
  const counts = Object.values(row ?? {}).map(Number);
  return new Set(counts).size === 1 ? [] : [`registrations do not agree: ${JSON.stringify(row)}`];
}

/** Each handled event took one turn, and the turns of a lane have no gap. */
async function turnsInOrder({ store }: Aftermath): Promise<string[]> {
  const gaps = await store.look(
    `select c.lane from conversation c where c.seq <> (select count(*) from conversation_event e where e.lane = c.lane)
       or c.seq <> (select max(seq) from conversation_event e where e.lane = c.lane)`,
  );
  const open = await store.look(
    `select event_id from inbox i where done_at is not null and payload is not null and not exists
       (select 1 from conversation_event e where e.lane = i.lane and e.event_id = i.event_id)`,
  );
  return [
    ...gaps.map(() => 'the turns of a lane have a gap'),
    ...open.map((row) => `event ${row.event_id} is done without a turn`),
  ];
}

async function ledgerAndTrail({ store }: Aftermath): Promise<string[]> {
  const db = store.open();
  try {
    await sealAudit(db);
    return [...(await brokenAccounts(db)), ...(await brokenChains(db))];
  } finally {
    await db.close();
  }
}

/** Nothing went wrong inside that we could have prevented, and the last process ended as it should. */
function processes({ lines, exitCode }: Aftermath): string[] {
  const errors = lines.filter(({ level }) => level === 'error');
  return [
    ...errors.map((line) => `logged ${line.event}: ${line.error}`),
    ...(exitCode === 0 ? [] : [`SIGTERM ended it with ${exitCode}`]),
  ];
}
