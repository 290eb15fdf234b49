import type { Page } from 'playwright-core';

/** First item of the form, as the page names it. */
export const FIRST = 'หญิงตั้งครรภ์รายใหม่';
export const FIRST_CODE = 'promote_health.1';

/** The report page as somebody uses it who reads what stands there. */
export interface ReportPage {
  type(label: string, digits: string): Promise<void>;
  /** What stands in a number's box. */
  number(label: string): Promise<string>;
  /** The phone has what she typed. */
  saved(): Promise<void>;
  /** To the last screen, from any screen of the form. */
  review(): Promise<void>;
  /** Zeros for what is empty, and "send". */
  send(): Promise<void>;
  /** Waits for the receipt and reads its number. */
  receipt(): Promise<string>;
  /** Waits for a screen of this title. */
  title(words: string): Promise<void>;
  tap(words: string): Promise<void>;
  /** Waits for a sentence. */
  says(words: string): Promise<void>;
}

export function reportPage(page: Page): ReportPage {
  const box = (label: string) => page.getByRole('textbox', { name: label, exact: true });
  const button = (words: string) => page.getByRole('button', { name: words, exact: true }).first();
  const title = (words: string) => page.getByRole('heading', { level: 1, name: words }).waitFor();
  return {
    type: (label, digits) => box(label).fill(digits),
    number: (label) => box(label).inputValue(),
    saved: () => page.getByRole('status').getByText('บันทึกแล้ว').waitFor(),
    async review() {
      await page.getByRole('button', { name: /^ดูทั้ง/ }).click();
      await page.getByRole('button', { name: 'ตรวจก่อนส่ง' }).click();
      await title('ตรวจก่อนส่ง');
    },
    async send() {
      const zeros = button('ที่เหลือเป็น 0');
      if (await zeros.isVisible()) await zeros.click();
      await button('ส่งรายงาน').click();
    },
    async receipt() {
      await title('ส่งรายงานแล้ว');
      return ((await page.locator('.number').textContent()) ?? '').replace(/\D/g, '');
    },
    title,
    tap: (words) => button(words).click(),
    says: (words) => page.getByText(words).first().waitFor(),
  };
}
