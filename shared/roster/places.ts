import { cleanText } from '../thai/normalize.ts';

/**
 * The codes that a cell may mean, likeliest first. Source: domain.md §4: five digits or nine characters, with letters since
 * Oct 2567; Excel loses the zeros in front, and some write the old code with four zeros before it.
 */
export function unitCodes(text: string): string[] {
  const bare = cleanText(text).toUpperCase().replace(/[ -]/g, '').replace(/\.0+$/, '');
  // `10699 รพ.สต.บ้าน…` and `รพ.สต.… (10699)`.
  const code = /^[A-Z0-9]{1,9}$/.test(bare) ? bare : (/(?:^|[^\d])(\d{5}|\d{9})(?!\d)/.exec(bare)?.[1] ?? '');
  if (code === '') return [];
  if (!/^\d+$/.test(code)) return [code];
  const bareNumber = code.replace(/^0+(?=\d)/, '');
  const padded = [5, 9]
    .filter((length) => bareNumber.length <= length)
    .map((length) => bareNumber.padStart(length, '0'));
  return [...new Set([code, ...padded])];
}

export interface VillageOnFile {
  readonly id: string;
  readonly name: string;
  /** 8 digits, where it is known. */
  readonly code: string | null;
}

/** Which village of a unit a cell means: the code of 8 digits, `หมู่ที่ ๕`, `5`, or its name. Null where none or several fit. */
export function villageIn(text: string, villages: readonly VillageOnFile[]): string | null {
  const bare = cleanText(text).replace(/\.0+$/, '');
  const whole = /^\d{7,8}$/.test(bare) ? bare.padStart(8, '0') : null;
  if (whole !== null) return only(villages.filter(({ code }) => code === whole));
  const number = Number(/^(?:หมู่(?:ที่|บ้าน)?|ม\.|ม)? ?(\d{1,2})(?: |$)/.exec(bare)?.[1] ?? 0);
  const named = villages.filter(({ name }) => loose(name) === loose(bare));
  if (named.length > 0 || number === 0) return only(named);
  return only(villages.filter((village) => numberOf(village) === number));
}

const loose = (text: string) => cleanText(text).replace(/^(หมู่บ้าน|บ้าน)|[ .]/g, '');
const only = (found: readonly VillageOnFile[]) => (found.length === 1 ? (found[0]?.id ?? null) : null);

function numberOf({ name, code }: VillageOnFile): number {
  if (code !== null && /^\d{8}$/.test(code)) return Number(code.slice(6));
  return Number(/(?:หมู่(?:ที่)?|ม\.) ?(\d{1,2})(?!\d)/.exec(cleanText(name))?.[1] ?? 0);
}
