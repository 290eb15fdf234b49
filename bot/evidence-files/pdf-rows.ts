import { netOf } from '../../shared/evidence/amounts.ts';
import type { Instant, Line, Snapshot } from '../../shared/evidence/snapshot.ts';
import { actorWords, endWord, standingWord } from '../../shared/evidence/table.ts';
import { moneyOf, type Totals, totalsByVillage, totalsOf } from '../../shared/evidence/totals.ts';
import { showReceiptNumber } from '../../shared/report/receipt.ts';
import { FILED_BY, OUTCOMES, TOTALS } from '../../shared/text/evidence.ts';
import { PRINT } from '../../shared/text/evidence-print.ts';
import { thaiDate } from '../../shared/thai/dates.ts';
import type { Column } from '../pdf/table.ts';

/** A table of the printed pack. */
export interface PrintTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

const { columns: C, remark: R } = PRINT;
const column = (title: string, share: number, align: Column['align'] = 'left'): Column => ({ title, share, align });
/** The day is enough on paper; the tables tell the minute. */
const dayOf = (at: Instant) => thaiDate(Date.parse(at));
const baht = (amount: number | null) => (amount === null ? '' : amount.toLocaleString('en-US'));

/** Who is on the list, and the sums of its money below. */
export function payableTable(snapshot: Snapshot): PrintTable {
  const { money, people } = snapshot;
  const lines = people.filter(({ outcome }) => outcome === 'payable');
  const amounts = money === null ? [] : [money.gross, money.deduction, netOf(money)].map(baht);
  const sums = moneyOf(snapshot);
  const total = sums && ['', TOTALS.all, '', '', '', '', '', '', ...[sums.gross, sums.deduction, sums.net].map(baht)];
  return {
    columns: [
      column(C.no, 5, 'center'),
      column(C.name, 13),
      column(C.village, 13),
      column(C.order, 8),
      column(C.report, 18, 'center'),
      column(C.submitted, 10, 'center'),
      column(C.certified, 12, 'center'),
      column(C.remark, 18),
      ...(money === null ? [] : [C.gross, C.deduction, C.net].map((title) => column(title, 7, 'right'))),
    ],
    rows: [
      ...lines.map((line) => [
        String(line.no),
        line.name,
        line.village ?? '',
        line.orderNo ?? '',
        ...reportCells(line),
        remarkOf(line),
        ...amounts,
      ]),
      ...(total === null || lines.length === 0 ? [] : [total]),
    ],
  };
}

function reportCells({ report }: Line): [number: string, submitted: string, certified: string] {
  if (report === null) return ['', '', ''];
  const { number, version, submittedAt, certified } = report;
  return [
    `${showReceiptNumber(number)} / ${version}`,
    dayOf(submittedAt),
    certified ? `${dayOf(certified.at)}\n${actorWords(certified)}` : '',
  ];
}

function remarkOf({ report, endReason }: Line): string {
  const times = (kind: string) => report?.history.filter((event) => event.kind === kind).length ?? 0;
  const words = [
    endReason === null ? null : endWord(endReason),
    report?.filedBy ? `${FILED_BY} ${report.filedBy}` : null,
    report?.onTime === false ? R.late : null,
    times('returned') > 0 ? R.returned(times('returned')) : null,
    times('objected') > 0 ? R.objected : null,
    times('reopened') > 0 ? R.reopened : null,
    times('withdrawn') > 0 ? R.withdrawn : null,
    report?.certified?.many ? R.many : null,
  ];
  return words.filter((word) => word !== null).join(', ');
}

/** Who is not on it, and why. */
export function excludedTable({ people }: Snapshot): PrintTable {
  return {
    columns: [
      column(C.no, 5, 'center'),
      column(C.name, 16),
      column(C.village, 13),
      column(C.standing, 11),
      column(C.reason, 17),
      column(C.report, 16, 'center'),
      column(C.submitted, 9, 'center'),
      column(C.remark, 18),
    ],
    rows: people
      .filter(({ outcome }) => outcome !== 'payable')
      .map((line) => [
        String(line.no),
        line.name,
        line.village ?? '',
        line.onRoster ? standingWord(line) : '',
        OUTCOMES[line.outcome],
        ...reportCells(line).slice(0, 2),
        remarkOf(line),
      ]),
  };
}

export function leftTable({ left }: Snapshot): PrintTable {
  return {
    columns: [column(C.no, 4, 'center'), column(C.name, 30), column(C.village, 30), column(C.reason, 36)],
    rows: left.map(({ name, village, reason }, index) => [String(index + 1), name, village ?? '', endWord(reason)]),
  };
}

export function totalsTable({ people }: Snapshot): PrintTable {
  const cells = (name: string, totals: Totals) => [
    name,
    ...[totals.people, totals.reported, totals.certified, totals.payable].map(String),
  ];
  const counts = [TOTALS.people, TOTALS.reported, TOTALS.certified, TOTALS.payable];
  return {
    columns: [column(TOTALS.village, 40), ...counts.map((title) => column(title, 15, 'center'))],
    rows: [
      ...totalsByVillage(people).map(([village, totals]) => cells(village ?? TOTALS.noVillage, totals)),
      cells(TOTALS.all, totalsOf(people)),
    ],
  };
}
