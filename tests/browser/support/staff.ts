import type { Browser, Page } from 'playwright-core';
import { IN_LINE } from './line.ts';
import { openPage } from './pages.ts';
import type { Stage } from './stage.ts';

/** On a phone, on a narrow one with the largest letters, and on a PC. */
export const LOOKS = [
  { colorScheme: 'light', width: 390, size: 'normal' },
  { colorScheme: 'dark', width: 320, size: 'largest' },
  { colorScheme: 'light', width: 1280, size: 'normal' },
] as const;

/** An officer's first page, seen so. */
export async function openLook(
  stage: Stage,
  browser: Browser,
  code: string,
  { colorScheme, width, size }: (typeof LOOKS)[number],
): Promise<Page> {
  const user = await stage.volunteer(code, code);
  const kind = { ...IN_LINE, colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' } as const;
  const phone = await stage.phone(browser, { kind });
  await phone.context.addInitScript((chosen) => localStorage.setItem('size', chosen), size);
  return openPage(stage, phone, user, '/staff');
}

/** A volunteer who sent this line as her report; she reads and answers in chat. */
export async function reportOf(stage: Stage, name: string, code: string, line = 'ส่งรายงาน ผู้สูงอายุ 4') {
  const she = await stage.volunteer(name, code);
  for (const said of [line, 'ยืนยันส่ง']) await she.says(said);
  await stage.bot.settle();
  return she;
}

/** A report's state in the store, by the volunteer's number. */
export function stateOf(stage: Stage, volunteer: string, month = '2026-11'): string | undefined {
  const row = stage.bot.store
    .prepare('select state from report where person_id = ? and month = ?')
    .get(`demo-volunteer-${volunteer}`, month) as { state: string } | undefined;
  return row?.state;
}

/** From an officer's first page to the list. */
export async function openQueue(page: Page): Promise<void> {
  await page.locator('.card > a.btn').click();
  await page.locator('.queue').waitFor();
}
