import { flatten } from '../../simulator/cli/flatten.ts';
import type { Simulator } from '../../simulator/platform/simulator.ts';

/** What she does, and a word that the answer holds. */
const STORY: readonly (readonly [deed: string, answer: string])[] = [
  ['*follow*', 'ลงทะเบียน'],
  ['ลงทะเบียน DEMO-0002', 'ใช่ชื่อของท่านไหมคะ'],
  ['ใช่ ฉันเอง', 'ลงทะเบียนแล้ว'],
  ['ส่งรายงาน ผู้สูงอายุ ๔ ลูกน้ำสิบหลัง', 'ส่งเลยไหมคะ'],
  ['ยืนยันส่ง', 'เลขรับ'],
  ['แต้ม', 'รอเจ้าหน้าที่ตรวจ'],
  ['รายงานของฉัน', 'รายงานของฉัน'],
  ['ช่วยเหลือ', 'ยกเลิก'],
];

/** Plays the story and answers all that the bot said, one string a bubble, words and taps. */
export async function playStory(sim: Simulator, name = 'story'): Promise<string[]> {
  const user = sim.user(name);
  for (const [deed, words] of STORY) {
    await (deed === '*follow*' ? user.follow() : user.says(deed));
    await user.waitForReply((item) => flatten(item.message).lines.join('\n').includes(words));
  }
  const said = user.chat.filter((item) => item.from === 'bot').map(({ message }) => flatten(message));
  return said.map(({ lines, taps }) => [...lines, ...taps.map(({ label }) => `[${label}]`)].join('\n'));
}

/** Two runs never share receipt numbers, days or minutes; everything else they do. */
export function masked(text: string): string {
  return text
    .replace(/\d{4}-\d{4}-\d{4}|\d{12}/g, '<number>')
    .replace(/\d{1,2} [ก-๙.]+ \d{4}/g, '<day>')
    .replace(/\d{1,2}:\d{2} น\./g, '<time>');
}
