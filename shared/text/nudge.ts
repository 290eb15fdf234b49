/**
 * The word at a reply's end (domain.md 6.2): what is left and until when. Broken where it reads well, since a phone's line is
 * short. `month` is "พ.ย.", `day` "5 ธ.ค.".
 */
export const NUDGE = {
  early: (month: string) => `เดือน ${month} ส่งได้แล้วค่ะ\nใช้เวลาไม่ถึง 1 นาที`,
  soon: (month: string, days: number) =>
    days === 0 ? `วันนี้วันสุดท้ายค่ะ\nเดือน ${month} ยังไม่ได้ส่ง` : `เหลืออีก ${days} วันค่ะ\nเดือน ${month} ยังไม่ได้ส่ง`,
  late: (month: string, day: string) => `เดือน ${month} เลยกำหนดแล้ว\nแต่ยังส่งได้ถึง ${day} ค่ะ`,
  returned: (month: string) => `เดือน ${month} รอแก้แล้วส่งใหม่\nตัวเลขยังอยู่ครบค่ะ`,
};

/** What a head volunteer is told of her village; names only where the area shows them. */
export function villageMissing(month: string, village: string, count: number, names: readonly string[]): string {
  const rest = count - names.length;
  const who = [names.join(', '), rest > 0 ? `และอีก ${rest} คน` : ''].filter((part) => part !== '').join(' ');
  const said = `เดือน ${month} ${village}\nยังไม่ส่ง ${count} คนค่ะ`;
  return names.length === 0 ? said : `${said}: ${who}`;
}
