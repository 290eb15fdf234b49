/** The paid reminder: one text for everybody, so nobody's name stands in it (domain.md §6.2). */

/** @param days whole days until the last one; 0: today is the last */
export function daysLeft(days: number): string {
  if (days <= 0) return 'วันนี้วันสุดท้ายค่ะ';
  return `เหลืออีก ${days} วันค่ะ`;
}

export const notSent = (month: string) => `รายงานเดือน${month} ยังไม่ได้ส่ง`;
export const HOW = 'กดปุ่มด้านล่าง\nใช้เวลาไม่ถึง 1 นาที';
export const FEWER = 'อยากให้เตือนน้อยลง\nพิมพ์ ตั้งการเตือน';
