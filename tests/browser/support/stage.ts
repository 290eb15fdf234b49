import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { miniApp } from '../../../bot/node/mini-app.ts';
import type { SimUser } from '../../simulator/platform/people/sim-user.ts';
import { ACCESS_TOKEN, CHANNEL_SECRET, LOGIN_CHANNEL_ID } from '../../support/app.ts';
import { startBot, type TestBot } from '../../support/bot.ts';
import { shiftDate } from './device-clock.ts';
import { IN_LINE, type LineOutside, standForLine } from './line.ts';

/** The product as in production, with LINE's own SDK in the page; the stand-in is LINE, and nothing else is there. */
export interface Stage {
  readonly bot: TestBot;
  /** As phones reach it. */
  readonly origin: string;
  /** A LINE user who registered by chat. */
  volunteer(name: string, code: string): Promise<SimUser>;
  /** Where LINE sends a browser that opens the LIFF link of the report page. */
  reportAddress(user: SimUser): Promise<string>;
  /** A phone of this browser, with a memory of its own. */
  phone(browser: Browser, options?: PhoneOptions): Promise<Phone>;
  /** The same over a context that the test opened itself (a kept profile). */
  outfit(context: BrowserContext, options?: PhoneOptions): Promise<Phone>;
  /** Versions on file, oldest first. */
  versions(): readonly Version[];
}

export interface PhoneOptions {
  readonly kind?: BrowserContextOptions;
  /** How far the phone's clock is off, ms. */
  readonly clockOff?: number;
}

export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly line: LineOutside;
  /** What our own policy kept the page from doing: must stay empty. */
  readonly refused: readonly string[];
  /** Opens the report page from the chat, in this tab or another one. */
  open(user: SimUser, tab?: Page): Promise<Page>;
  /** The server told the page last opened which months there are: nothing of signing in is under way any more. */
  signedIn(): Promise<void>;
  airplane(on: boolean): Promise<void>;
  /** From the next page on the phone's clock is so far off. */
  clockOff(ms: number): Promise<void>;
}

export interface Version {
  readonly number: string;
  readonly month: string;
  readonly version: number;
  readonly answers: Readonly<Record<string, number | null>>;
}

const REPORT = `${LOGIN_CHANNEL_ID}-report`;
const COMMON = `${LOGIN_CHANNEL_ID}-home`;
const LINE = {
  channelSecrets: [CHANNEL_SECRET],
  channelAccessToken: ACCESS_TOKEN,
  basicId: null,
  apiOrigin: 'https://api.line.me',
  dataApiOrigin: 'https://api-data.line.me',
};
const LIFF = {
  baseUrl: 'https://liff.line.me',
  common: COMMON,
  own: { report: REPORT, points: null, myReports: null, profile: null, staff: null },
};

/** Starts it; all ends with the test. */
export async function openStage(): Promise<Stage> {
  const bot = await startBot({ miniApp: miniApp(false, LINE, LIFF) });
  // `localhost`: a secure context for the page, as https is in production.
  const origin = bot.url.replace('127.0.0.1', 'localhost');
  Object.assign(bot.sim.world.settings.liff, { [COMMON]: `${origin}/liff`, [REPORT]: `${origin}/liff/report` });

  async function outfit(context: BrowserContext, { clockOff = 0 }: PhoneOptions = {}): Promise<Phone> {
    const line = await standForLine(context, bot.sim);
    const refused: string[] = [];
    context.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    let knowsMonths = false;
    context.on('response', (response) => {
      if (response.ok() && response.url().endsWith('/api/months')) knowsMonths = true;
    });
    const phone: Phone = {
      context,
      page: context.pages()[0] ?? (await context.newPage()),
      line,
      refused,
      async open(user, tab = phone.page) {
        line.visitor = user.userId;
        knowsMonths = false;
        // LINE opens a page anew; a change of the fragment alone would not.
        await tab.goto('about:blank');
        await tab.goto(await reportAddress(user));
        return tab;
      },
      signedIn: () => expect.poll(() => knowsMonths).toBe(true),
      airplane: (on) => context.setOffline(on),
      async clockOff(ms) {
        await context.addInitScript(shiftDate(bot.clock.now() - Date.now() + ms));
      },
    };
    await phone.clockOff(clockOff);
    return phone;
  }

  async function reportAddress(user: SimUser): Promise<string> {
    const link = `${bot.sim.url}/liff/${REPORT}?user=${user.userId}`;
    return (await fetch(link, { redirect: 'manual' })).headers.get('location') ?? '';
  }

  return {
    bot,
    origin,
    reportAddress,
    outfit,
    async volunteer(name, code) {
      const user = bot.sim.user(name);
      await user.says(`ลงทะเบียน ${code}`);
      await user.says('ใช่ ฉันเอง');
      await bot.settle();
      return user;
    },
    async phone(browser, options = {}) {
      const context = await browser.newContext(options.kind ?? IN_LINE);
      const phone = await outfit(context, options);
      onTestFinished(async () => {
        await context.close();
        expect(phone.line.strays, 'addresses outside').toEqual([]);
        expect(phone.refused, 'against the policy').toEqual([]);
      });
      return phone;
    },
    versions: () =>
      bot.store
        .prepare(
          `select r.number, r.month, v.version, v.answers from report_version v
           join report r on r.id = v.report_id where v.channel = 'form' order by r.month, v.version`,
        )
        .all()
        .map((row) => {
          const { answers, ...rest } = row as { answers: string } & Version;
          return { ...rest, answers: JSON.parse(String(answers)) };
        }),
  };
}
