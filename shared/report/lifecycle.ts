/** The states of a report on the server; before that it is a draft on the phone or in the talk (design.md, lifecycle). */
export type ReportState = 'submitted' | 'returned' | 'certified';

type Refusal = 'report-certified' | 'not-submitted' | 'not-certified';

/**
 * What each act makes of each state. `none` = nothing was sent for this month yet.
 * `reopen`: a certified report goes back to be corrected; one that was sent back and will not come again (its month is
 * closed) is taken into the queue as it is, so that no report is stuck.
 * `withdraw`: the certification alone was wrong; the report waits in the queue again.
 * `object`: she says that what was filed for her is not right.
 */
export const LIFECYCLE = {
  submit: { none: 'submitted', submitted: 'submitted', returned: 'submitted', certified: 'report-certified' },
  return: { submitted: 'returned', returned: 'not-submitted', certified: 'report-certified' },
  certify: { submitted: 'certified', returned: 'not-submitted', certified: 'report-certified' },
  reopen: { submitted: 'not-certified', returned: 'submitted', certified: 'returned' },
  withdraw: { submitted: 'not-certified', returned: 'not-certified', certified: 'submitted' },
  object: { submitted: 'returned', returned: 'not-submitted', certified: 'report-certified' },
} as const satisfies Record<string, Partial<Record<ReportState | 'none', ReportState | Refusal>>>;

/** Sending a first or a further version; `null` = none yet. A certified report is locked. */
export function afterSubmit(state: ReportState | null): 'submitted' | 'report-certified' {
  return LIFECYCLE.submit[state ?? 'none'];
}

/** Sent back for correction. */
export function afterReturn(state: ReportState): 'returned' | Refusal {
  return LIFECYCLE.return[state];
}

/** Who judges, whose report it is and who filed its current version. */
export interface Judging {
  readonly judgeId: string;
  readonly personId: string;
  readonly filedBy: string | null;
}

/** Nobody vouches for her own report, nor for one that she filed (design.md, lifecycle). */
export function mayNotVouch({ judgeId, personId, filedBy }: Judging): 'own-report' | 'filed-by-you' | null {
  if (judgeId === personId) return 'own-report';
  return judgeId === filedBy ? 'filed-by-you' : null;
}

/** Certified by staff. */
export function afterCertify(state: ReportState, who: Judging): 'certified' | 'own-report' | 'filed-by-you' | Refusal {
  return mayNotVouch(who) ?? LIFECYCLE.certify[state];
}

/** Opened again by staff. */
export function afterReopen(state: ReportState): ReportState | Refusal {
  return LIFECYCLE.reopen[state];
}

/** The certification taken back. */
export function afterWithdraw(state: ReportState): ReportState | Refusal {
  return LIFECYCLE.withdraw[state];
}

/** Objected to by the one for whom it was filed. */
export function afterObject(state: ReportState): 'returned' | Refusal {
  return LIFECYCLE.object[state];
}
