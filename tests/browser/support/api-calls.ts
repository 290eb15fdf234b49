import type { BrowserContext, Page, Route } from 'playwright-core';

const REPORTS = '**/api/reports/*';

/** Requests that sent a report, with their submission ids. */
export function postsOf(context: BrowserContext): { readonly ids: readonly string[] } {
  const ids: string[] = [];
  context.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('/api/reports/'))
      ids.push(String(request.postDataJSON().submissionId));
  });
  return { ids };
}

const isSending = (route: Route) => route.request().method() === 'PUT';

/** What becomes of the next report. Its page may still read what is on file: that is another call of the same address. */
function nextSent(page: Page, then: (route: Route) => Promise<void>): Promise<unknown> {
  let done = false;
  return page.route(REPORTS, (route) => {
    if (done || !isSending(route)) return route.fallback();
    done = true;
    return then(route);
  });
}

/** The server takes the next report, and its answer is lost on the way. */
export function loseAnswer(page: Page): Promise<unknown> {
  return nextSent(page, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
}

/** The server takes the next report, and its answer never comes. Resolves when the server has it. */
export async function holdAnswer(page: Page): Promise<{ taken: Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(REPORTS, async (route) => {
    if (!isSending(route)) return route.fallback();
    await route.fetch();
    resolve();
  });
  return { taken: promise };
}

/** A hotel's network: whatever is asked of us is answered with its own page. Answers how to leave it. */
export async function captivePortal(page: Page): Promise<() => Promise<void>> {
  const portal = (route: Route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Free WiFi</title>' });
  await page.route('**/api/**', portal);
  return () => page.unroute('**/api/**', portal);
}

/** The next report reaches the server with this answer in it: what a page of another time could send. */
export function corruptNext(page: Page, code: string, value: number): Promise<unknown> {
  return nextSent(page, (route) => {
    const body = route.request().postDataJSON();
    return route.continue({ postData: JSON.stringify({ ...body, answers: { ...body.answers, [code]: value } }) });
  });
}
