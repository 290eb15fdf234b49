/** Figures of one month as their statements take them: of unit_month and area_month alike. */
export interface FigureRow {
  readonly month: string;
  readonly entitled: number;
  readonly reported: number;
  readonly onTime: number;
  readonly certified: number;
  readonly returned: number;
  readonly flagged: number;
  readonly oldestWaitingAt: number | null;
  readonly medianWaitMs: number | null;
  readonly sums: string;
  readonly builtAt: number;
}

export const figureColumns = (p: FigureRow) => ({
  month: p.month,
  entitled: p.entitled,
  reported: p.reported,
  on_time: p.onTime,
  certified: p.certified,
  returned: p.returned,
  flagged: p.flagged,
  oldest_waiting_at: p.oldestWaitingAt,
  median_wait_ms: p.medianWaitMs,
  sums: p.sums,
  built_at: p.builtAt,
});
