import type { ReportAnswer } from '../../../shared/api/reports.ts';
import { type ApiBot, apiBot, type SignedIn } from '../../http/support/api.ts';
import type { TestBotOptions } from '../../support/bot.ts';
import { MID_MONTH } from '../../support/demo-store.ts';
import { newPhone, type Page, type Phone, type PhoneOptions } from './phone.ts';

export const MONTH = '2026-11';
export const ELDER = 'promote_health.7';
export const LARVAE = 'protect.1';
export type Volunteer = Awaited<ReturnType<ApiBot['register']>>;

/** The real bot with registered volunteers, and phones that speak with it. */
export interface Village {
  readonly bot: ApiBot;
  phone(of: Volunteer, options?: Partial<PhoneOptions>): Phone;
  /** The phone's LINE is hers from now on. */
  hold(phone: Phone, by: Volunteer): void;
  /** Her report as the server has it. */
  report(of: SignedIn, month?: string): Promise<ReportAnswer | null>;
}

export async function village(options: TestBotOptions = {}): Promise<Village> {
  const bot = await apiBot(options);
  const hold = (phone: Phone, by: Volunteer) => {
    phone.line = async () => ({ kind: 'token', idToken: await bot.idToken(by.user.userId) });
  };
  return {
    bot,
    hold,
    phone(of, options = {}) {
      const phone = newPhone({
        now: MID_MONTH,
        send: async (request) => bot.app.fetch(request),
        advance: (ms) => bot.clock.advance(ms),
        ...options,
      });
      hold(phone, of);
      return phone;
    },
    async report(of, month = MONTH) {
      const { status, json } = await bot.call<ReportAnswer>('GET', `/reports/${month}`, { as: of });
      return status === 200 ? json : null;
    },
  };
}

/** One volunteer without history before her page. */
export interface Scene extends Village {
  readonly her: Volunteer;
  readonly its: Phone;
  readonly page: Page;
}

/** She is signed in, and nothing is under way. */
export async function atHerPage(): Promise<Scene> {
  const there = await village();
  const her = await there.bot.register('ก', 'DEMO-0031');
  const its = there.phone(her);
  const page = its.open();
  await page.started;
  await page.idle();
  return { ...there, her, its, page };
}
