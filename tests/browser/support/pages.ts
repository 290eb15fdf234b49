import type { Page } from 'playwright-core';
import type { SimUser } from '../../simulator/platform/people/sim-user.ts';
import { LOGIN_CHANNEL_ID } from '../../support/app.ts';
import { objectionsOf } from './axe.ts';
import type { Phone, Stage } from './stage.ts';

/** Opens a page below /liff by its LIFF link, as the chat's buttons do. */
export async function openPage(stage: Stage, phone: Phone, user: SimUser, path = ''): Promise<Page> {
  const link = `${stage.bot.sim.url}/liff/${LOGIN_CHANNEL_ID}-home${path}?user=${user.userId}`;
  const address = (await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '';
  phone.line.visitor = user.userId;
  await phone.page.goto(address);
  return phone.page;
}

/** What axe finds, targets under 48 px, and what sticks out sideways (frontend.md §6: axe sees neither). */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  return [...(await objectionsOf(page)), ...(await page.evaluate(measure))];
}

/** Runs in the page. */
function measure(): string[] {
  const faults: string[] = [];
  const name = (element: Element) => element.outerHTML.slice(0, 100);
  for (const element of document.querySelectorAll('a, button, input, summary')) {
    // A label around its box is what the finger meets.
    const target = element.closest('label') ?? element;
    const { width, height } = target.getBoundingClientRect();
    if (width > 0 && (width < 48 || height < 48)) faults.push(`${width} × ${height}: ${name(element)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} wide on ${clientWidth}`);
  return faults;
}
