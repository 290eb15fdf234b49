import type { QueueAnswer } from '../../../shared/api/review.ts';
import { addMonths } from '../../../shared/calendar/months.ts';
import type { StaffSide } from './asking.ts';
import type { Office } from './officers.ts';

/** Looks at a page as often as it is told, each time at one that was not looked at before, and answers how long each took. */
export type Look = (side: StaffSide, turn: number) => Promise<number[]>;

const unitOf = ({ store }: StaffSide, turn: number): Office => store.units[turn % store.units.length] ?? store.largest;

const listPath = ({ areaId }: Office, query: string) => `/units/${areaId}/reports?${query}`;

/** A page that is asked by one GET. */
const get =
  (path: (side: StaffSide, who: Office, turn: number) => string, who = unitOf): Look =>
  async (side, turn) => {
    const officer = who(side, turn);
    return [(await side.ask(officer, 'GET', path(side, officer, turn))).took];
  };

const FILTERS = ['flag=jump', 'late=true', 'flag=none', 'state=missing', 'state=submitted', 'village='] as const;

const filtered = get((side, who, turn) => {
  const filter = FILTERS[turn % FILTERS.length] ?? '';
  const village = filter === 'village=' ? `${who.areaId}-${turn % 8}` : '';
  return listPath(who, `month=${side.store.month}&${filter}${village}`);
});

/** From the second page to the last one. */
const deeper =
  (who: (side: StaffSide, turn: number) => Office): Look =>
  async (side, turn) => {
    const officer = who(side, turn);
    const path = listPath(officer, `month=${side.store.month}&limit=20`);
    const took: number[] = [];
    let { next } = (await side.ask<QueueAnswer>(officer, 'GET', path)).said;
    while (next !== null) {
      const page = await side.ask<QueueAnswer>(officer, 'GET', `${path}&after=${encodeURIComponent(next)}`);
      took.push(page.took);
      next = page.said.next;
    }
    return took;
  };

/** One of the unit's reports is picked by its list, which does not count. */
const ofReport =
  (path: (unitId: string, reportId: string) => string): Look =>
  async (side, turn) => {
    const who = unitOf(side, turn);
    const list = listPath(who, `month=${addMonths(side.store.month, -(turn % 2))}&limit=100`);
    const { reports } = (await side.ask<QueueAnswer>(who, 'GET', list)).said;
    const id = reports[turn % reports.length]?.id ?? '';
    return [(await side.ask(who, 'GET', path(who.areaId, id))).took];
  };

const dashboard = (level: number) =>
  get(
    ({ store }, { areaId }) => `/areas/${areaId}/dashboard?month=${store.month}`,
    ({ store }) => store.above[level] ?? store.largest,
  );

export interface Page {
  readonly name: string;
  readonly look: Look;
  /** Of its p99, in ms; null: nobody has set one. */
  readonly most: number | null;
  /** Compared with few reports only where the places themselves are alike. */
  readonly alike: boolean;
  /** How often in a round, at most; as often as the scale says when it is not told. */
  readonly calls?: number;
}

/** Source: issue 5, "Figures and tests". */
const LIST = 50;
const DASHBOARD = 300;

export const PAGES: readonly Page[] = [
  {
    name: 'review list, first page of a unit that nobody looked at',
    look: get(({ store }, who) => listPath(who, `month=${store.month}`)),
    most: LIST,
    alike: true,
  },
  { name: 'review list, filtered', look: filtered, most: LIST, alike: true },
  { name: 'review list, the pages behind the first', look: deeper(unitOf), most: LIST, alike: true },
  {
    name: 'review list of a unit with 420 volunteers, the pages behind the first',
    look: deeper(({ store }) => store.largest),
    most: LIST,
    alike: true,
    // Twenty pages each.
    calls: 5,
  },
  { name: 'one report', look: ofReport((unit, id) => `/units/${unit}/reports/${id}`), most: null, alike: true },
  {
    name: "one report's audit trail",
    look: ofReport((unit, id) => `/units/${unit}/audit?subject=report:${id}`),
    most: null,
    alike: true,
    // A year of the unit's trail is read for it.
    calls: 10,
  },
  { name: 'call list', look: get((_, { areaId }) => `/units/${areaId}/call-list`), most: null, alike: true },
  {
    name: 'dashboard of a village',
    look: get(({ store }, { areaId }, turn) => `/areas/${areaId}-${turn % 8}/dashboard?month=${store.month}`),
    most: DASHBOARD,
    alike: true,
  },
  {
    name: 'dashboard of a unit',
    look: get(({ store }, { areaId }) => `/areas/${areaId}/dashboard?month=${store.month}`),
    most: DASHBOARD,
    alike: true,
  },
  { name: 'dashboard of a district', look: dashboard(0), most: DASHBOARD, alike: false },
  { name: 'dashboard of a province', look: dashboard(1), most: DASHBOARD, alike: false },
  { name: 'dashboard of the country', look: dashboard(2), most: DASHBOARD, alike: false },
  {
    name: 'units of the country, by name',
    look: get(
      () => '/units',
      ({ store }) => store.above[2] ?? store.largest,
    ),
    most: null,
    alike: false,
  },
];
