import { type MonthWindow, windowOf } from '../../../shared/calendar/deadlines.ts';
import type { Month } from '../../../shared/calendar/months.ts';
import type { FormDefinition } from '../../../shared/report/form.ts';
import { parseFormDefinition } from '../../../shared/report/schema.ts';
import { type Db, one } from '../../db/db.ts';
import { calendarRows, formDefinition, formUses } from '../../db/queries/calendar.ts';
import type { Clock } from '../../ports.ts';

/** What an area goes by in each month, with all that it inherits from the areas above it. */
export interface AreaRules {
  /** The default calendar, corrected column by column by the nearest area that says otherwise. */
  windowOf(month: Month): MonthWindow;
  /** The form of the nearest area that has one in force. */
  formOf(month: Month): FormDefinition;
}

/** A new deadline or form holds within seconds; until then a month-end's turns need not all climb the tree of areas. */
const FRESH_MS = 10_000;
const MOST_AREAS = 20_000;

/** Holds finished values only, no promises: on Workers it outlives the request that filled it. */
export class RuleBook {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #areas = new Map<string, { readonly readAt: number; readonly rules: AreaRules }>();
  /** A version never changes once it is on file. */
  readonly #definitions = new Map<string, FormDefinition>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  async of(db: Db, areaId: string): Promise<AreaRules> {
    const now = this.#clock.now();
    const known = this.#areas.get(areaId);
    if (known && Math.abs(now - known.readAt) < FRESH_MS) return known.rules;
    const rules = await this.#read(db, areaId);
    if (this.#areas.size >= MOST_AREAS) this.#areas.clear();
    this.#areas.set(areaId, { readAt: now, rules });
    return rules;
  }

  async #read(db: Db, areaId: string): Promise<AreaRules> {
    const [calendar, uses] = await Promise.all([db.rows(calendarRows({ areaId })), db.rows(formUses({ areaId }))]);
    const forms = new Map<string, FormDefinition>();
    for (const { version } of uses) forms.set(version, await this.#onFile(db, version));
    return {
      windowOf: (month) => windowAmong(calendar, month),
      formOf: (month) => {
        const use = uses.find((row) => row.from_month <= month) ?? uses.at(-1);
        const form = use && forms.get(use.version);
        if (!form) throw new Error(`no form for area ${areaId} in ${month}`);
        return form;
      },
    };
  }

  async #onFile(db: Db, version: string): Promise<FormDefinition> {
    const form = await this.form(db, version);
    if (!form) throw new Error(`form ${version} is not on file`);
    return form;
  }

  /** A form on file, whoever uses it, or null. */
  async form(db: Db, version: string): Promise<FormDefinition | null> {
    const text = this.#definitions.has(version) ? null : await one(db, formDefinition({ version }));
    // After a start many turns ask at once, and checking a form takes as long as ten turns: look again.
    const known = this.#definitions.get(version);
    if (known) return known;
    if (!text) return null;
    const form = parseFormDefinition(JSON.parse(text.definition));
    this.#definitions.set(version, form);
    return form;
  }
}

/** An area's month as it stands in the store now: for what is done once and may not go by a deadline of ten seconds ago. */
export async function readWindow(db: Db, areaId: string, month: Month): Promise<MonthWindow> {
  return windowAmong(await db.rows(calendarRows({ areaId })), month);
}

/** @param rows of any months, the nearest area first */
function windowAmong(rows: readonly (CalendarRow & { readonly month: Month })[], month: Month): MonthWindow {
  const said = rows.filter((row) => row.month === month);
  return correctedWindow(month, said);
}

export interface CalendarRow {
  readonly opens_at: number | null;
  readonly due_at: number | null;
  readonly review_due_at: number | null;
  readonly closes_at: number | null;
}

/** @param rows of one month, the nearest area first */
export function correctedWindow(month: Month, rows: readonly CalendarRow[]): MonthWindow {
  const standard = windowOf(month);
  const nearest = (column: keyof CalendarRow) => rows.find((row) => row[column] !== null)?.[column];
  return {
    month,
    opensAt: nearest('opens_at') ?? standard.opensAt,
    dueAt: nearest('due_at') ?? standard.dueAt,
    reviewDueAt: nearest('review_due_at') ?? standard.reviewDueAt,
    closesAt: nearest('closes_at') ?? standard.closesAt,
  };
}
