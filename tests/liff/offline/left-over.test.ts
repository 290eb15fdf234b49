import { expect, test } from 'vitest';
import { type Page, type Phone, until } from './phone.ts';
import { ELDER, LARVAE, type Village, type Volunteer, village } from './village.ts';

/** Her draft lies on the phone, but the phone forgot whose it is; then she types before LINE answers. */
async function typedTwice(): Promise<Village & { her: Volunteer; its: Phone; page: Page }> {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const its = there.phone(her);
  const first = its.open();
  await first.started;
  await first.idle();
  first.set(ELDER, 4);
  await first.idle();
  first.kill();
  await forgetLast(its.storage as IDBFactory);
  its.always = 'no-signal';
  const page = its.open();
  await page.started;
  await page.idle();
  expect(page.answers.value).toEqual({});
  page.set(LARVAE, 10);
  await page.idle();
  its.always = null;
  return { ...there, her, its, page };
}

/** As when somebody else, who is registered nowhere, had the phone in between. */
async function forgetLast(storage: IDBFactory): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = storage.open('vhv');
    request.onsuccess = () => {
      const transaction = request.result.transaction('me', 'readwrite');
      transaction.objectStore('me').put('unknown', '#last');
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
    request.onerror = () => reject(request.error);
  });
}

const mine = { source: 'phone', answers: { [LARVAE]: 10 } };

test('what was typed before anybody was known is offered where she has a draft already', async () => {
  const { its, page } = await typedTwice();
  page.fire('online');
  expect(await until(page.offer, (offer) => offer !== null)).toMatchObject(mine);
  expect(page.answers.value).toEqual({ [ELDER]: 4 });
  await page.idle();
  page.kill();

  const undecided = its.open();
  expect(await until(undecided.offer, (offer) => offer !== null)).toMatchObject(mine);
  undecided.takeOffer();
  expect(undecided.answers.value).toEqual({ [LARVAE]: 10 });
  await undecided.idle();
  undecided.kill();

  const decided = its.open();
  await decided.started;
  await decided.idle();
  expect(decided.offer.value).toBeNull();
  expect(decided.answers.value).toEqual({ [LARVAE]: 10 });
});

test('and left, it is gone when she said so', async () => {
  const { its, page } = await typedTwice();
  page.fire('online');
  await until(page.offer, (offer) => offer !== null);
  page.dropOffer();
  await page.idle();
  page.kill();
  const again = its.open();
  await again.started;
  await again.idle();
  expect(again.offer.value).toBeNull();
  expect(again.answers.value).toEqual({ [ELDER]: 4 });
});

test('what he sent while the page took him for her lies in his draft, and never goes under her name', async () => {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const him = await there.bot.register('ข', 'DEMO-0032');
  const its = there.phone(him);
  const own = its.open();
  await own.started;
  await own.idle();
  own.set(ELDER, 7);
  await own.idle();
  own.kill();

  there.hold(its, her);
  const hers = its.open();
  await hers.started;
  await hers.idle();
  hers.kill();

  there.hold(its, him);
  const { line } = its;
  const answer = Promise.withResolvers<void>();
  its.line = async () => {
    await answer.promise;
    return line();
  };
  const taken = its.open();
  await until(taken.who, ({ id }) => id === her.me.id);
  await until(taken.save, (save) => save === 'empty');
  taken.set(LARVAE, 2);
  await taken.send();
  await until(taken.queue, ({ kind }) => kind === 'waiting');
  answer.resolve();
  await until(taken.who, ({ id }) => id === him.me.id);
  await taken.idle();
  expect(taken.answers.value).toEqual({ [ELDER]: 7, [LARVAE]: 2 });
  expect(taken.offer.value).toBeNull();
  taken.kill();

  there.hold(its, her);
  const back = its.open();
  await back.started;
  await back.idle();
  expect(back.queue.value.kind).toBe('draft');
  expect(await there.report(her)).toBeNull();
});
