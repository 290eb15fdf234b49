/** Vowels that stand before their consonant, the consonant, and the marks on it: never cut apart. */
const FIRST_CLUSTER = /^[เ-ไ]*.(?:\p{M}|ำ)*/u;

/** `ตัวอย่าง หนึ่ง` → `ตัวอย่าง ห…`: enough to know oneself by, not enough to know others. A single name is shown whole. */
export function maskName(name: string): string {
  const [given = '', ...family] = name.trim().split(/\s+/);
  const start = FIRST_CLUSTER.exec(family.join(' '))?.[0];
  return start === undefined ? given : `${given} ${start}…`;
}
