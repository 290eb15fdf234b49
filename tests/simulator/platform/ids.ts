import { createHash } from 'node:crypto';
import { randomOf } from './random.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** LINE's ids of people and bots: `U` and 32 hex digits (Messaging API reference, Webhooks). */
export const USER_ID = /^U[0-9a-f]{32}$/;
/** Groups (`C…`) and rooms (`R…`) have the same shape. */
export const CHAT_ID = /^[CR][0-9a-f]{32}$/;

/** A name that a test or a person chose always becomes the same LINE user id. */
export const userIdOf = (name: string): string => `U${createHash('md5').update(name).digest('hex')}`;
export const groupIdOf = (name: string): string => `C${createHash('md5').update(name).digest('hex')}`;

/** All ids that the platform hands out; a seed repeats them. */
export interface Ids {
  /** ULID: 48 bits of time, then randomness, growing within one millisecond. */
  ulid(now: number): string;
  /** LINE's message ids are decimal digits in a string, and grow. */
  messageId(): string;
  uuid(): string;
  token(length: number): string;
}

export function createIds(seed: number): Ids {
  const random = randomOf(seed, 'ids');
  let message = 500_000_000_000_000_000n + BigInt(random.below(1_000_000_000));
  let lastTime = -1;
  let counter = 0n;
  const tail = () => {
    let bits = counter & ((1n << 80n) - 1n);
    let text = '';
    for (let i = 0; i < 16; i++) {
      text = (CROCKFORD[Number(bits & 31n)] ?? '0') + text;
      bits >>= 5n;
    }
    return text;
  };
  return {
    ulid(now) {
      if (now === lastTime) counter += 1n;
      else counter = BigInt(`0x${random.hex(18)}`);
      lastTime = now;
      let time = now;
      let head = '';
      for (let i = 0; i < 10; i++) {
        head = (CROCKFORD[time % 32] ?? '0') + head;
        time = Math.floor(time / 32);
      }
      return head + tail();
    },
    messageId() {
      message += BigInt(1 + random.below(97));
      return message.toString();
    },
    uuid() {
      const h = random.hex(32);
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
    },
    token: (length) => random.hex(length),
  };
}
