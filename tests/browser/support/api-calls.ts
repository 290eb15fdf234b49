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

const whenSent = (then: (route: Route) => Promise<void>) => (route: Route) =>
  route.request().method() === 'PUT' ? then(route) : route.fallback();

/** The server takes the next report, and its answer is lost on the way. */
export function loseAnswer(page: Page): Promise<unknown> {
  const lose = whenSent(async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  return page.route(REPORTS, lose, { times: 1 });
}

/** The server takes the next report, and its answer never comes. Resolves when the server has it. */
export async function holdAnswer(page: Page): Promise<{ taken: Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const hold = whenSent(async (route) => {
    await route.fetch();
    resolve();
  });
  await page.route(REPORTS, hold);
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
  const corrupt = whenSent((route) => {
    const body = route.request().postDataJSON();
    return route.continue({ postData: JSON.stringify({ ...body, answers: { ...body.answers, [code]: value } }) });
  });
  return page.route(REPORTS, corrupt, { times: 1 });
}
