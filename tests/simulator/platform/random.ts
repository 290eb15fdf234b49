/** Randomness that a seed repeats. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** Whole number, 0 ≤ n < limit. */
  below(limit: number): number;
  /** `length` lower-case hex digits. */
  hex(length: number): string;
}

/** FNV-1a over UTF-16 units: spreads a label over 32 bits, so that each (seed, label) has its own stream. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A stream of its own for every (seed, label): one decision never shifts another (mulberry32, public domain). */
export function randomOf(seed: number, label: string): Random {
  let state = (hashOf(label) ^ Math.imul(seed | 0, 0x9e3779b1)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    hex(length) {
      let digits = '';
      while (digits.length < length)
        digits += Math.floor(next() * 0x1000000)
          .toString(16)
          .padStart(6, '0');
      return digits.slice(0, length);
    },
  };
}
