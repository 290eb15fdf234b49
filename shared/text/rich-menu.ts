import { LABELS } from './labels.ts';

/**
 * The words on and behind the rich menus. What an area sends is the chat word that works without a menu too (labels.ts):
 * LINE on a PC shows none.
 */

/** The bar that opens and closes the menu, seen while it is closed; LINE allows 14 graphemes, its OpenAPI file 14 characters. */
export const MENU_BAR = {
  guest: 'เริ่มที่นี่',
  volunteer: 'เมนู อสม.',
  // Right before the due time and after it, until the month closes.
  'due-soon': 'ถึงเวลาส่ง',
  reported: 'ส่งรายงานแล้ว',
  returned: 'มีรายงานให้แก้',
  staff: 'เจ้าหน้าที่',
} as const;

interface MenuWords {
  /** What it does and sends: a chat word. */
  readonly action: keyof typeof LABELS;
  /** The big words, if not those that it sends. Typed, they do the same. */
  readonly says?: string;
  /** What a screen reader says; LINE allows 20 graphemes. */
  readonly spoken: string;
  /** Where the words may break in a narrow area: between two words of the language, never inside one. */
  readonly lines?: readonly string[];
  /** The smaller line under the words of a large area. */
  readonly under?: string;
}

export const MENU_AREAS = {
  register: { action: 'register', spoken: 'ลงทะเบียน', under: 'ใช้รหัสที่ รพ.สต. ให้มา' },
  report: { action: 'report', spoken: 'ส่งรายงานประจำเดือน', under: 'ประจำเดือน' },
  'report-soon': { action: 'report', spoken: 'ส่งรายงานประจำเดือน', under: 'ถึงเวลาส่งแล้ว' },
  'report-returned': { action: 'report', says: 'แก้รายงาน', spoken: 'แก้รายงาน', under: 'เจ้าหน้าที่ขอให้แก้' },
  'report-sent': { action: 'my-reports', says: 'ส่งแล้ว', spoken: 'ดูรายงานของฉัน', under: 'ดูรายงานของฉัน' },
  points: { action: 'points', spoken: 'แต้มของฉัน' },
  'my-reports': { action: 'my-reports', spoken: 'รายงานของฉัน', lines: ['รายงาน', 'ของฉัน'] },
  review: { action: 'review', spoken: 'ตรวจรายงาน', under: 'รายงานที่รอรับรอง' },
  'call-list': { action: 'call-list', spoken: 'รายชื่อค้างส่ง', lines: ['รายชื่อ', 'ค้างส่ง'] },
  help: { action: 'help', spoken: 'ช่วยเหลือ', under: 'วิธีใช้ระบบ' },
  contact: { action: 'contact', spoken: 'ติดต่อเจ้าหน้าที่', lines: ['ติดต่อ', 'เจ้าหน้าที่'] },
} as const satisfies Record<string, MenuWords>;

export type MenuArea = keyof typeof MENU_AREAS;

/** The words of an area, with its chat word where it has no big words of its own. */
export function wordsOfArea(area: MenuArea): MenuWords & { readonly says: string } {
  const words: MenuWords = MENU_AREAS[area];
  return { ...words, says: words.says ?? LABELS[words.action] };
}
