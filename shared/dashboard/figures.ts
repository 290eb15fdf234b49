import type { Answers } from '../report/answers.ts';
import { median } from '../report/flags.ts';
import type { ReportState } from '../report/lifecycle.ts';

/** The village_id of a unit's own row. */
export const WHOLE_UNIT = '';
/** Stands for the village of those who are in none. */
export const NO_VILLAGE = '-';

export interface RosterFact {
  readonly personId: string;
  readonly villageId: string | null;
  /** Null: entitled. Others report and count neither in the quota nor among those who fill it. */
  readonly standing: string | null;
}

export interface ReportFact {
  readonly personId: string;
  readonly villageId: string | null;
  readonly state: ReportState;
  readonly onTime: boolean;
  readonly attention: number;
  readonly firstSubmittedAt: number;
  readonly certifiedAt: number | null;
  readonly answers: Answers;
}

export interface Counts {
  /** On the month's roster and entitled: the quota, and the whole that a rate is of. */
  readonly entitled: number;
  /** Of those, who has a report; and whose came in time, is certified, lies before her again. */
  readonly reported: number;
  readonly onTime: number;
  readonly certified: number;
  readonly returned: number;
}

/** Sums of a unit's month, or of a village's. What officers have before them and what was done counts whoever sent it. */
export interface Figures extends Counts {
  /** Reports that stand out. */
  readonly flagged: number;
  /** The first submission of the one that waits longest. */
  readonly oldestWaitingAt: number | null;
  /** From the first submission to the certification, in the middle. */
  readonly medianWaitMs: number | null;
  /** Item code → what all current versions say together. */
  readonly sums: Readonly<Record<string, number>>;
}

type Filled = { readonly roster: readonly RosterFact[]; readonly reports: readonly ReportFact[] };

/** The figures of the unit and of each of its villages, by village id; the unit's own under WHOLE_UNIT. */
export function figuresOf(roster: readonly RosterFact[], reports: readonly ReportFact[]): Map<string, Figures> {
  const home = new Map(roster.map(({ personId, villageId }) => [personId, villageId]));
  const placed = reports.map((report) => ({ ...report, villageId: home.get(report.personId) ?? report.villageId }));
  const people = Map.groupBy(roster, villageKey);
  const sent = Map.groupBy(placed, villageKey);
  const villages = [...new Set([...people.keys(), ...sent.keys()])].sort();
  return new Map([
    [WHOLE_UNIT, fold({ roster, reports: placed })],
    ...villages.map((id) => [id, fold({ roster: people.get(id) ?? [], reports: sent.get(id) ?? [] })] as const),
  ]);
}

const villageKey = ({ villageId }: { readonly villageId: string | null }) => villageId ?? NO_VILLAGE;

function fold({ roster, reports }: Filled): Figures {
  const entitled = new Set(roster.filter(({ standing }) => standing === null).map(({ personId }) => personId));
  const filling = reports.filter(({ personId }) => entitled.has(personId));
  const count = (of: readonly ReportFact[], holds: (report: ReportFact) => boolean) => of.filter(holds).length;
  const waiting = reports.filter(({ state }) => state === 'submitted').map((report) => report.firstSubmittedAt);
  const waits = reports.flatMap(({ state, certifiedAt, firstSubmittedAt }) =>
    state === 'certified' && certifiedAt !== null ? [certifiedAt - firstSubmittedAt] : [],
  );
  return {
    entitled: entitled.size,
    reported: filling.length,
    onTime: count(filling, ({ onTime }) => onTime),
    certified: count(filling, ({ state }) => state === 'certified'),
    returned: count(filling, ({ state }) => state === 'returned'),
    flagged: count(reports, ({ attention }) => attention > 0),
    oldestWaitingAt: waiting.length === 0 ? null : Math.min(...waiting),
    medianWaitMs: waits.length === 0 ? null : Math.floor(median(waits)),
    sums: addUp(reports.map(({ answers }) => answers)),
  };
}

/** Sums by code, the codes in order, so that the same reports always make the same text. */
export function addUp(all: readonly Answers[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const answers of all)
    for (const [code, value] of Object.entries(answers))
      if (value !== null) sums.set(code, (sums.get(code) ?? 0) + value);
  return Object.fromEntries([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
}
