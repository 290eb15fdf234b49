import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { IN_LINE } from './support/line.ts';
import { faultsOf, openPage } from './support/pages.ts';
import { openStage } from './support/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Each page and what says that it is there. */
const PAGES = [
  ['', '.ways b'],
  ['/points', '.led'],
  ['/my-reports', '.months'],
  ['/my-reports/2026-10', '.versions'],
  ['/profile', '.consent'],
  ['/privacy', '.notice'],
] as const;

const STEPS = [
  ['/register', '.way'],
  ['/register/code', '#code'],
  ['/register/card', '#citizen'],
] as const;

/** 320 px with the largest text is more than 150 % of what fits. */
const LOOKS = [
  { colorScheme: 'light', width: 390, size: 'normal' },
  { colorScheme: 'dark', width: 320, size: 'largest' },
] as const;

test.each(LOOKS)('axe, targets and width: $colorScheme, $width px, $size text', async (look) => {
  const stage = await openStage();
  const user = await stage.volunteer('สมหญิง', 'DEMO-0001');
  const { width, size, colorScheme } = look;
  const kind = { ...IN_LINE, colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' } as const;
  const phone = await stage.phone(browser, { kind });
  await phone.context.addInitScript((chosen) => localStorage.setItem('size', chosen), size);
  const see = async (pages: typeof PAGES | typeof STEPS) => {
    for (const [path, marker] of pages) {
      await phone.page.goto(`${stage.origin}/liff${path}`);
      await phone.page.locator(marker).first().waitFor();
      expect(await faultsOf(phone.page), path).toEqual([]);
    }
  };
  await openPage(stage, phone, stage.bot.sim.user('สมศรี'), '/register');
  await phone.page.waitForURL(/\/liff\/register$/);
  await see(STEPS);
  await phone.page.getByRole('button', { name: 'ตรวจชื่อ' }).click();
  await phone.page.getByRole('alert').waitFor();
  expect(await faultsOf(phone.page), 'what to fix').toEqual([]);
  await phone.context.clearCookies();
  await phone.page.evaluate(() => sessionStorage.clear());
  await openPage(stage, phone, user, '/privacy');
  await phone.page.getByText('คุณตัวอย่าง หนึ่ง').waitFor();
  await see(PAGES);
});
