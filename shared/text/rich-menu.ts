/**
 * The words on and behind the rich menus. The big words of an area are the chat word that it sends (labels.ts): whoever taps
 * learns what can be typed where LINE shows no menu (LINE on a PC).
 */

/** The bar that opens and closes the menu; LINE allows 14 graphemes. */
export const MENU_BAR = { guest: 'เริ่มที่นี่', volunteer: 'เมนู อสม.' } as const;

/** What a screen reader says for an area; LINE allows 20 graphemes. */
export const MENU_SPOKEN = {
  register: 'ลงทะเบียน',
  report: 'ส่งรายงานประจำเดือน',
  points: 'แต้มของฉัน',
  'my-reports': 'รายงานของฉัน',
  help: 'ช่วยเหลือ',
  contact: 'ติดต่อเจ้าหน้าที่',
} as const;

/** Where a chat word may break in a narrow area: between two words of the language, never inside one. */
export const MENU_LINES: Partial<Record<keyof typeof MENU_SPOKEN, readonly string[]>> = {
  'my-reports': ['รายงาน', 'ของฉัน'],
  contact: ['ติดต่อ', 'เจ้าหน้าที่'],
};

/** The smaller line under the words of a large area. */
export const MENU_UNDER: Partial<Record<keyof typeof MENU_SPOKEN, string>> = {
  register: 'ใช้รหัสที่ รพ.สต. ให้มา',
  report: 'ประจำเดือน',
};
