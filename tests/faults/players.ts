import { flatten } from '../simulator/cli/flatten.ts';
import type { Done } from '../simulator/platform/people/deeds.ts';
import type { SimUser } from '../simulator/platform/people/sim-user.ts';
import { type Random, randomOf } from '../simulator/platform/random.ts';
import type { Simulator } from '../simulator/platform/simulator.ts';

/** What a player did, as the proofs need to know it. */
export interface Deed {
  readonly what: 'confirm' | 'numbers' | 'same' | 'other';
  readonly eventId: string;
  /** When it happened, in LINE's time. */
  readonly at: number;
  /** The numbers of elders and houses that she typed. */
  readonly pair?: readonly [number, number];
}

export interface Player {
  readonly user: SimUser;
  readonly code: string;
  readonly deeds: Deed[];
  /** Plays her part to the end. */
  play(): Promise<void>;
}

/** How long a person looks at her phone before she goes on without an answer. Real time; short, because bots are killed. */
const PATIENCE_MS = 200;

type Move = (player: Playing) => Promise<void>;

interface Playing {
  readonly user: SimUser;
  readonly code: string;
  readonly random: Random;
  did(what: Deed['what'], doing: () => Promise<Done>, pair?: readonly [number, number]): Promise<void>;
}

/** Three to six people; now and then two of them hold the same code. `up` resolves when the bot lives. */
export function playersOf(sim: Simulator, seed: number, up: () => Promise<void>): Player[] {
  const random = randomOf(seed, 'players');
  const first = 1 + random.below(36);
  const count = 3 + random.below(4);
  const shared = random.next() < 0.3;
  return Array.from({ length: count }, (_, n) => {
    const number = shared && n === 1 ? first : first + n;
    const code = `DEMO-${String(number).padStart(4, '0')}`;
    return playerOf(sim.user(`player ${n}`), code, randomOf(seed, `player ${n}`), up);
  });
}

function playerOf(user: SimUser, code: string, random: Random, up: () => Promise<void>): Player {
  const deeds: Deed[] = [];
  const playing: Playing = {
    user,
    code,
    random,
    async did(what, doing, pair) {
      // A dead bot is a matter of moments in a month; without this the short story would be about little else.
      if (random.next() < 0.9) await up();
      const { event } = await doing();
      deeds.push({ what, eventId: event.webhookEventId, at: event.timestamp, ...(pair && { pair }) });
      // Most people wait for the answer, some do not.
      if (random.next() < 0.8) await user.waitForReply(() => true, PATIENCE_MS).catch(() => null);
    },
  };
  return {
    user,
    code,
    deeds,
    async play() {
      await register(playing);
      for (let left = 3 + random.below(4); left > 0; left--) {
        const choice = MOVES[random.below(MOVES.length)];
        await choice?.(playing);
      }
    },
  };
}

const register: Move = async ({ user, code, random, did }) => {
  if (random.next() < 0.5) await did('other', () => user.follow());
  await did('other', () => user.says(`ลงทะเบียน ${code}`));
  await did('other', () => user.says('ใช่ ฉันเอง'));
};

/** Numbers that no other line of hers holds, so that a version tells which line it came from. */
const pairOf = (random: Random): [number, number] => [1 + random.below(400), 1 + random.below(400)];

const typeReport: Move = async ({ user, random, did }) => {
  const pair = pairOf(random);
  await did('numbers', () => user.says(`ส่งรายงาน ผู้สูงอายุ ${pair[0]} ลูกน้ำ ${pair[1]} หลัง`), pair);
};

const change: Move = async ({ user, random, did }) => {
  const pair = pairOf(random);
  await did('numbers', () => user.says(`ผู้สูงอายุ ${pair[0]} ลูกน้ำ ${pair[1]}`), pair);
};

const confirm: Move = async ({ user, random, did }) => {
  const [data] = buttons(user).slice(-1);
  const choice = random.below(4);
  if (data === undefined || choice === 0) return did('confirm', () => user.says('ยืนยันส่ง'));
  if (choice === 1) return did('confirm', () => user.postback(data));
  // A double tap, or a tap and the word at once.
  const other = () => (choice === 2 ? user.postback(data) : user.says('ยืนยันส่ง'));
  await Promise.all([did('confirm', () => user.postback(data)), did('confirm', other)]);
};

const tapStale: Move = async ({ user, random, did }) => {
  const all = buttons(user);
  const data = all[random.below(all.length)];
  if (data !== undefined) await did('confirm', () => user.postback(data));
};

const reportAndConfirm: Move = async (playing) => {
  await typeReport(playing);
  await confirm(playing);
};

const say =
  (...words: readonly string[]): Move =>
  async ({ user, random, did }) => {
    await did('other', () => user.says(words[random.below(words.length)] ?? 'แต้ม'));
  };

const MOVES: readonly Move[] = [
  reportAndConfirm,
  reportAndConfirm,
  reportAndConfirm,
  async (playing) => {
    await reportAndConfirm(playing);
    await change(playing);
    await confirm(playing);
  },
  confirm,
  tapStale,
  change,
  say('แต้ม', 'รายงานของฉัน', 'ช่วยเหลือ'),
  say('ยกเลิก', 'กลับไปทำต่อ', 'อะไรนะ'),
  ({ user, did }) => did('same', () => user.says('เหมือนเดือนก่อน')),
  async ({ user, did }) => did('other', () => user.sticker('446', '1988')),
];

/** Data of every `ยืนยันส่ง` button that her chat shows, oldest first. */
function buttons(user: SimUser): string[] {
  const taps = user.chat.flatMap((item) => (item.from === 'bot' ? flatten(item.message).taps : []));
  return taps
    .filter(({ label }) => label === 'ยืนยันส่ง')
    .map(({ action }) => (action as { data?: string }).data)
    .filter((data) => data !== undefined);
}
