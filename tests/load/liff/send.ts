import type { Page } from 'playwright-core';
import { QUICK_FILL } from '../../../shared/text/form-after.ts';
import { FORM_PAGE, SENT } from '../../../shared/text/form-page.ts';
import type { Link } from '../../browser/link/link.ts';

export interface Sent {
  /** From the tap on "send" to the receipt on the screen, ms. */
  readonly ms: number;
  /** Over the link meanwhile, TLS and heads included. */
  readonly up: number;
}

/** More pages than any form has. */
const MOST_PAGES = 20;

/** Fills the rest of the form with zeros, page by page, and sends it over a connection that is open. */
export async function sendReport(page: Page, link: Link): Promise<Sent> {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const send = button(FORM_PAGE.send);
  for (let at = 0; at < MOST_PAGES && (await send.count()) === 0; at++) {
    const fill = button(QUICK_FILL.zero).or(button(QUICK_FILL.noneAll));
    if ((await fill.count()) > 0) await fill.first().tap();
    await button(FORM_PAGE.next).or(button(FORM_PAGE.review)).first().tap();
  }
  await quiet(link);
  const before = link.carried().up;
  const start = performance.now();
  await send.tap();
  await page.getByRole('heading', { name: SENT.title }).waitFor();
  return { ms: performance.now() - start, up: link.carried().up - before };
}

const QUIET_MS = 1500;

/** Nothing goes up any more: the copy of the draft that follows typing is not part of sending. */
async function quiet(link: Link): Promise<void> {
  for (let seen = -1; seen !== link.carried().up; ) {
    seen = link.carried().up;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}
