import { v4 as uuid } from 'uuid';
import type { ReportAnswer } from '../../../shared/api/reports.ts';
import type { Receipt } from '../../../shared/api/shapes.ts';
import { FORM_2567_2 } from '../../../shared/report/forms/form-2567-2.ts';
import type { ApiBot, Called, CallOptions, SignedIn } from './api.ts';

/** The month in which every bot of the tests begins. */
export const MONTH = '2026-11';
export const ELDER = 'promote_health.7';
export const LARVAE = 'protect.1';

export interface ReportBody {
  readonly submissionId: string;
  readonly formVersion: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly basedOn?: number | null;
  readonly reason?: string | null;
}

export function reportBody(answers: ReportBody['answers'], more: Partial<ReportBody> = {}): ReportBody {
  return { submissionId: uuid(), formVersion: FORM_2567_2.version, answers, ...more };
}

/** What PUT answers: a receipt, or a problem. */
export interface Told {
  readonly receipt: Receipt;
  readonly code?: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
  readonly current?: unknown;
}

export function send(bot: ApiBot, as: SignedIn | null, body: unknown, more: CallOptions = {}, month = MONTH) {
  return bot.call<Told>('PUT', `/reports/${month}`, { as, body, ...more });
}

export function read(bot: ApiBot, as: SignedIn, month = MONTH): Promise<Called<ReportAnswer>> {
  return bot.call<ReportAnswer>('GET', `/reports/${month}`, { as });
}

/** What staff will do through a door that is not built yet. */
export function setState(bot: ApiBot, personId: string | null, state: string, month = MONTH): void {
  bot.store.prepare('update report set state = ? where person_id = ? and month = ?').run(state, personId, month);
}
