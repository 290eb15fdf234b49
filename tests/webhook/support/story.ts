import { isReceiptNumber } from '../../../shared/report/receipt.ts';
import { flatten } from '../../simulator/cli/flatten.ts';
import type { SimUser } from '../../simulator/platform/people/sim-user.ts';
import type { ChatItem } from '../../simulator/platform/phone-types.ts';
import type { TestBot } from '../../support/bot.ts';

/** What a bubble says, in one string. */
const wordsOf = (item: ChatItem): string => flatten(item.message).lines.join('\n');

/** All that the bot has said to her, oldest first. */
export const saidTo = (user: SimUser): string[] => user.chat.filter((item) => item.from === 'bot').map(wordsOf);

/** The receipt numbers that her chat shows, oldest first. */
export function receiptsOf(user: SimUser): string[] {
  const numbers = saidTo(user).flatMap((words) => words.match(/เลขรับ\s*\d+/g) ?? []);
  return numbers.map((found) => found.replace(/\D/g, '')).filter(isReceiptNumber);
}

/** The data of a button that her chat shows, by its label; the newest one. */
export function buttonData(user: SimUser, label: string): string {
  const taps = user.chat.flatMap((item) => (item.from === 'bot' ? flatten(item.message).taps : []));
  const found = taps.findLast((tap) => tap.label === label)?.action as { data?: string } | undefined;
  if (found?.data === undefined) throw new Error(`no button ${label}`);
  return found.data;
}

/** One thing after the other, as a person does it: she waits for the answer. */
export async function says(bot: TestBot, user: SimUser, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await user.says(text);
    await bot.settle();
  }
}

export const REPORT = 'ส่งรายงาน ผู้สูงอายุ 4 ลูกน้ำ 10 หลัง';

/** A LINE user who is linked to the demo volunteer with this number. */
export async function volunteer(bot: TestBot, n = 31): Promise<SimUser> {
  const user = bot.sim.user(`volunteer ${n}`);
  await says(bot, user, `ลงทะเบียน DEMO-${String(n).padStart(4, '0')}`, 'ใช่ ฉันเอง');
  return user;
}

export interface InboxRow {
  lane: string;
  event_id: string;
  payload: string | null;
  attempts: number;
  run_at: number;
  done_at: number | null;
  dead_at: number | null;
  error: string | null;
}

export const inbox = (bot: TestBot): InboxRow[] =>
  bot.store.prepare('select * from inbox order by event_at, event_id').all() as InboxRow[];

export interface VersionRow {
  month: string;
  number: string;
  version: number;
  submission_id: string;
  answers: string;
  submitted_at: number;
  on_time: number;
}

/** Versions that came through chat, in the order in which they were written. */
export const versions = (bot: TestBot): VersionRow[] =>
  bot.store
    .prepare(
      `select r.month, r.number, r.on_time, v.version, v.submission_id, v.answers, v.submitted_at
       from report_version v join report r on r.unit_id = v.unit_id and r.id = v.report_id
       where v.channel = 'chat' order by v.submitted_at, v.version`,
    )
    .all() as VersionRow[];
