import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

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
