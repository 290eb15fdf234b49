import { showReceiptNumber } from '../report/receipt.ts';
import {
  CHANNELS,
  COLUMNS,
  END_REASONS,
  EVENTS,
  HOW_CERTIFIED,
  OTHER_END,
  OUTCOMES,
  STANDINGS,
  YES_NO,
} from '../text/evidence.ts';
import { inDuty } from '../text/roles.ts';
import { thaiDateTime } from '../thai/dates.ts';
import { netOf } from './amounts.ts';
import type { HistoryEvent, Instant, Line, Snapshot } from './snapshot.ts';

export type Cell = string | number;
export type Column = keyof typeof COLUMNS;

/** `21 พ.ย. 2569 19:04 น.` */
export const whenOf = (at: Instant): string => thaiDateTime(Date.parse(at));
export const endWord = (reason: string | null): string => END_REASONS[reason ?? ''] ?? OTHER_END;
export const standingWord = ({ standing }: Pick<Line, 'standing'>): string => STANDINGS[standing ?? 'entitled'];

/** Which columns the whole table has: money only where it was asked for. */
export function columnsOf({ money }: Pick<Snapshot, 'money'>): Column[] {
  const all = Object.keys(COLUMNS) as Column[];
  return money === null ? all.filter((column) => !['gross', 'deduction', 'net'].includes(column)) : all;
}

/** One person's cells. @param sha256 of her report's line in reports.jsonl */
export function cellsOf(snapshot: Pick<Snapshot, 'money'>, line: Line, sha256: string | null): Cell[] {
  const cells = { ...personCells(line), ...reportCells(line), ...moneyCells(snapshot, line), sha256: sha256 ?? '' };
  return columnsOf(snapshot).map((column) => cells[column]);
}

function personCells(line: Line) {
  return {
    no: line.no,
    name: line.name,
    village: line.village ?? '',
    standing: line.onRoster ? standingWord(line) : '',
    orderNo: line.orderNo ?? '',
    end: line.endReason === null ? '' : endWord(line.endReason),
    outcome: OUTCOMES[line.outcome],
  };
}

type ReportColumn =
  | 'number'
  | 'version'
  | 'submittedAt'
  | 'onTime'
  | 'channel'
  | 'filedBy'
  | 'certifiedAt'
  | 'certifiedBy'
  | 'howCertified'
  | 'history';

const NOTHING: Readonly<Record<ReportColumn, Cell>> = {
  number: '',
  version: '',
  submittedAt: '',
  onTime: '',
  channel: '',
  filedBy: '',
  certifiedAt: '',
  certifiedBy: '',
  howCertified: '',
  history: '',
};

function reportCells({ report }: Line): Record<ReportColumn, Cell> {
  if (report === null) return NOTHING;
  const { certified } = report;
  return {
    number: showReceiptNumber(report.number),
    version: report.version,
    submittedAt: whenOf(report.submittedAt),
    onTime: report.onTime ? YES_NO.yes : YES_NO.no,
    channel: CHANNELS[report.channel] ?? report.channel,
    filedBy: report.filedBy ?? '',
    certifiedAt: certified ? whenOf(certified.at) : '',
    certifiedBy: certified ? actorWords(certified) : '',
    howCertified: certified ? HOW_CERTIFIED[certified.many ? 'many' : 'one'] : '',
    history: report.history.map(eventWords).join('; '),
  };
}

function eventWords({ kind, at, by, ...duty }: HistoryEvent): string {
  return [EVENTS[kind], whenOf(at), ...(by === null ? [] : [actorWords({ by, ...duty })])].join(' ');
}

/** Who it was, and in whose duty where that was lent to her. */
export function actorWords({ by, inDutyOf }: { readonly by: string; readonly inDutyOf?: string }): string {
  return inDutyOf === undefined ? by : `${by} ${inDuty(inDutyOf)}`;
}

function moneyCells({ money }: Pick<Snapshot, 'money'>, { outcome }: Line) {
  if (money === null || outcome !== 'payable') return { gross: '', deduction: '', net: '' };
  return { gross: money.gross ?? '', deduction: money.deduction ?? '', net: netOf(money) ?? '' };
}
