import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { LABELS } from '../../../shared/text/labels.ts';
import { callRequest, draftRequest, reportRequest } from './calls.ts';
import { type Crowd, personOf } from './crowd.ts';
import type { Diary } from './diary.ts';
import type { Answered, Pool } from './pool.ts';
import type { Replies } from './replies.ts';
import type { Rush } from './rush.ts';

/** How somebody reports: by the form; in chat by one line; in chat the same as last month. */
export type Way = 'form' | 'line' | 'same';

export interface Volunteer {
  readonly way: Way;
  readonly n: number;
  /** Her place in the crowd: says what else she does. */
  readonly index: number;
  readonly job: Rush;
  readonly pool: Pool;
  readonly crowd: Crowd;
  readonly replies: Replies;
  readonly diary: Diary;
}

/** Each fifth also looks at her points, and LINE sends each thirtieth of its events twice. */
const LOOKS = 5;
const REDELIVERED = 30;
/** How often somebody comes again before she gives up, and how long she waits at most when she is told a longer time. */
const TRIES = 40;
const LONGEST_WAIT_MS = 15_000;
const LOOK_MS = 1_000;
const BEFORE_SEND: Readonly<Record<Exclude<Way, 'form'>, readonly string[]>> = {
  line: ['ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง'],
  same: [LABELS.report, LABELS.same],
};

/** One volunteer's evening: she begins, goes on until she holds a receipt, and looks at something else. */
export async function reportBy(her: Volunteer): Promise<void> {
  const why = await (her.way === 'form' ? byForm(her) : byChat(her, her.way));
  if (!her.diary.has(her.n)) her.diary.without(why ?? 'no receipt');
}

async function byForm(her: Volunteer): Promise<string | null> {
  const { n, index, job } = her;
  const submissionId = randomUUID();
  if (!(await screen(her, callRequest(n, '/api/months')))) return 'form not opened';
  await screen(her, draftRequest(n, job.month, submissionId, 6));
  await screen(her, draftRequest(n, job.month, submissionId, 20));
  const request = reportRequest(n, job.month, submissionId);
  await Promise.all(Array.from({ length: job.copies }, () => file(her, request)));
  if (index % LOOKS === 0) await screen(her, callRequest(n, '/api/points'));
  return null;
}

async function file(her: Volunteer, request: Buffer): Promise<void> {
  const { answer, took } = await patiently(her, request);
  if (holds(her, answer)) her.diary.took('acks', took);
}

/** Whether the answer holds her receipt; it is written down. */
function holds(her: Volunteer, answer: Buffer): boolean {
  const number = /"number":"(\d{12})"/.exec(answer.toString('latin1'))?.[1];
  if (number !== undefined) her.diary.promised(her.n, number);
  return number !== undefined;
}

/** Whatever is not the report itself. True when it came. */
async function screen(her: Volunteer, request: Buffer): Promise<boolean> {
  const { status, took } = await patiently(her, request);
  her.diary.took('screens', took);
  return status === 200;
}

/** Comes again when she is told to, at the time that she is told. `took`: ms of the try that was answered otherwise. */
async function patiently({ pool, diary }: Volunteer, request: Buffer): Promise<Answered & { took: number }> {
  for (let tries = 1; ; tries++) {
    const start = performance.now();
    const answered = await pool.ask(request);
    const took = performance.now() - start;
    const head = answered.answer.toString('latin1', 0, 2_000);
    const isProblem = /\r\ncontent-type: application\/problem\+json/i.test(head);
    if ((answered.status >= 500 || answered.status === 0) && !isProblem) diary.count('blank');
    const again = /\r\nretry-after: (\d+)/i.exec(head)?.[1];
    if (![0, 429, 502, 503].includes(answered.status) || tries === TRIES) return { ...answered, took };
    diary.count('turned');
    const wait = Math.min(Number(again ?? 1) * 1000, LONGEST_WAIT_MS);
    await pause(wait);
  }
}

async function byChat(her: Volunteer, way: Exclude<Way, 'form'>): Promise<string | null> {
  for (const text of BEFORE_SEND[way]) if ((await say(her, text)) === null) return 'no reply';
  const told = await Promise.all(Array.from({ length: her.job.copies }, () => say(her, LABELS.send)));
  for (const reply of told) {
    const number = /เลขรับ (\d{12})/.exec(reply ?? '')?.[1];
    if (number !== undefined) her.diary.promised(her.n, number);
  }
  // While turns run behind, a reply says only that her words are kept (bot/webhook/early.ts): her receipt comes to the page.
  for (let tries = 0; tries < TRIES && !her.diary.has(her.n); tries++) await lookForReceipt(her);
  if (her.index % LOOKS === 0) await say(her, LABELS.points);
  return told.includes(null) ? 'no reply' : 'no receipt in the reply';
}

async function lookForReceipt(her: Volunteer): Promise<void> {
  const { answer } = await patiently(her, callRequest(her.n, `/api/reports/${her.job.month}`));
  if (!holds(her, answer)) await pause(LOOK_MS);
}

/** The reply that LINE accepted, as JSON; null when none came in time. */
async function say(her: Volunteer, text: string): Promise<string | null> {
  const { crowd, replies, diary, n, index } = her;
  const { event, request } = crowd.say(personOf(n), { text });
  const start = performance.now();
  const reply = replies.to(event.replyToken ?? '').then((entry) => {
    if (entry) diary.took('replies', performance.now() - start);
    return entry;
  });
  const { status, took } = await patiently(her, request);
  if (status === 200) diary.took('acks', took);
  if (index % REDELIVERED === 7) {
    diary.count('redelivered');
    await patiently(her, crowd.again(event));
  }
  const entry = await reply;
  return entry && JSON.stringify(entry.messages);
}
