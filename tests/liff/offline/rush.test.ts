import { expect, test } from 'vitest';
import { leftToWait } from '../../../liff/offline/delivery.ts';
import { QUEUE_PAGE } from '../../../shared/text/form-after.ts';
import { until } from './phone.ts';
import { atHerPage, ELDER } from './village.ts';

const MINUTE = 60_000;
/** What the server asks for in a rush (phone.ts). */
const ASKED = 120_000;
const isSent = ({ kind }: { kind: string }) => kind === 'sent';

/** She sent while the server had too much to do: it asked for two minutes. */
async function sentInRush() {
  const scene = await atHerPage();
  scene.page.set(ELDER, 4);
  scene.its.fates = ['rush'];
  await scene.page.send();
  await until(scene.page.queue, (queue) => queue.kind === 'waiting' && queue.tries === 1 && queue.wait > 0);
  await scene.page.idle();
  return scene;
}

test('she is told how long it takes, the time goes down, and it goes by itself, once', async () => {
  const { its, page, her, report } = await sentInRush();
  expect(page.queue.value).toMatchObject({ kind: 'waiting', wait: ASKED });
  expect(page.net.value).toBe('online');
  expect(QUEUE_PAGE.rush(2)).toContain('จะส่งให้เองใน 2 นาที');
  await its.pass(MINUTE);
  expect(page.queue.value).toMatchObject({ kind: 'waiting', wait: ASKED - MINUTE });
  // Her hurry, and the network's, change nothing: the server's word holds.
  page.fire('show');
  page.fire('online');
  await page.idle();
  expect(its.posts).toEqual([]);
  await its.pass(MINUTE - 1);
  expect(its.posts).toEqual([]);
  await its.pass(1);
  await until(page.queue, isSent);
  expect(its.posts).toHaveLength(1);
  expect((await report(her))?.versions).toHaveLength(1);
});

test('the page was closed meanwhile: the next opening waits what is left, and sends', async () => {
  const { its, page } = await sentInRush();
  page.kill();
  await its.pass(MINUTE);
  const next = its.open();
  await next.started;
  await next.idle();
  expect(next.queue.value).toMatchObject({ kind: 'waiting', wait: ASKED - MINUTE });
  expect(its.posts).toEqual([]);
  await its.pass(ASKED - MINUTE);
  await until(next.queue, isSent);
  expect(its.posts).toHaveLength(1);
});

test('opened after the time is over: it goes at once', async () => {
  const { its, page } = await sentInRush();
  page.kill();
  await its.pass(ASKED);
  const next = its.open();
  await until(next.queue, isSent);
  expect(its.posts).toHaveLength(1);
});

test('the phone’s clock jumps back a year: the server’s clock counts', async () => {
  const { its, page } = await sentInRush();
  page.kill();
  its.skew = -365 * 24 * 60 * MINUTE;
  const next = its.open();
  await next.started;
  await next.idle();
  expect(next.queue.value).toMatchObject({ kind: 'waiting', wait: ASKED });
  await its.pass(MINUTE);
  await its.pass(ASKED - MINUTE);
  await until(next.queue, isSent);
});

test('a wait longer than any that is kept was told by another clock, and holds nobody', () => {
  expect(leftToWait({ until: 1_000_000 + 365 * 24 * 60 * MINUTE }, 1_000_000)).toBe(0);
  expect(leftToWait({ until: 1_000_000 + 15 * MINUTE }, 1_000_000)).toBe(15 * MINUTE);
  expect(leftToWait({ until: 999_999 }, 1_000_000)).toBe(-1);
  expect(leftToWait({}, 1_000_000)).toBeLessThan(0);
});

test('the server was too busy even to sign her in: that goes on by itself too', async () => {
  const { its, page } = await atHerPage();
  page.kill();
  const next = its.open();
  its.always = 'rush';
  await until(next.signIn, ({ kind }) => kind === 'failed');
  next.set(ELDER, 4);
  await next.send();
  await next.idle();
  expect(next.queue.value).toMatchObject({ kind: 'waiting' });
  its.always = null;
  await its.pass(ASKED);
  await until(next.queue, isSent);
});
