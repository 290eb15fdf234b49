import lighthouse from 'lighthouse';
import type { BrowserContext } from 'playwright-core';
import { createPhone } from '../../browser/link/phone.ts';
import { freePort } from '../../support/free-port.ts';
import { HOST, OWNERS, type World } from '../liff/world.ts';
import { figure, type Row, skipped } from '../rows.ts';
import type { Sizes } from '../sizes.ts';
import { tokenOf } from '../support/tokens.ts';

/** Of 100, in each category. Source: issue 3, "Budgets". */
const WANTED = 95;
const PAGES = ['report', 'points', 'my-reports', 'profile', 'register'];
/** A recording now and then lacks its beginning (NO_NAVSTART); Lighthouse itself then asks to be run again. */
const TRIES = 4;
/** Only for a page that never comes; Lighthouse's own limits (30 and 45 s) are for the network, and nothing here is far. */
const PATIENCE = { maxWaitForFcp: 120_000, maxWaitForLoad: 120_000 };
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Lighthouse with its own phone (a simulated slow 4G) on the pages of a volunteer who is signed in by her cookie. */
export async function liffLighthouse(world: World, { name, browser }: Sizes): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of PAGES.slice(0, browser.pages)) {
    const path = `/liff/${page}`;
    let found = await audit(world, path);
    for (let again = 1; again < TRIES && 'failed' in found; again++) found = await audit(world, path);
    rows.push(...('failed' in found ? [skipped(`Lighthouse ${path}`, found.failed)] : found));
  }
  // A quick run shares the machine with other parts.
  return rows.map((row) => (name === 'full' ? row : { ...row, ok: null }));
}

type Audited = Row[] | { readonly failed: string };

/** With a browser of its own. Also what it cannot say to it may go well with the next one (PROTOCOL_TIMEOUT and the like). */
async function audit(world: World, path: string): Promise<Audited> {
  const port = await freePort();
  const phone = createPhone({
    hosts: Object.fromEntries(world.hosts.map((host) => [host, world.front.port])),
    fingerprint: world.fingerprint,
    browser: { args: [`--remote-debugging-port=${port}`] },
  });
  try {
    const context = await phone.open();
    try {
      return await record(context, port, path);
    } finally {
      await context.close();
    }
  } catch (error) {
    return { failed: String(error) };
  } finally {
    phone.remove();
  }
}

async function record(context: BrowserContext, port: number, path: string): Promise<Audited> {
  // Her own session: LINE's login would leave for a host that does not exist here.
  await context.addCookies([
    { name: '__Host-session', value: tokenOf(OWNERS - 1), url: `https://${HOST}/`, secure: true, httpOnly: true },
  ]);
  const flags = { port, logLevel: 'error', disableStorageReset: true, onlyCategories: CATEGORIES } as const;
  const result = await lighthouse(`https://${HOST}${path}`, { ...flags, ...PATIENCE });
  if (!result) return { failed: 'no result' };
  if (result.lhr.runtimeError) return { failed: result.lhr.runtimeError.message };
  const { categories, audits } = result.lhr;
  return CATEGORIES.map((name) => {
    const category = categories[name];
    const score = Math.round((category?.score ?? 0) * 100);
    const short = (category?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => id);
    return figure(`Lighthouse ${path}: ${name}`, String(score), {
      baseline: short.join(', ') || '–',
      wanted: `≥ ${WANTED}`,
      ok: score >= WANTED,
      rounds: [score],
    });
  });
}
