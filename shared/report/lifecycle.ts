/** The states of a report on the server; before that it is a draft on the phone or in the talk (design.md, lifecycle). */
export type ReportState = 'submitted' | 'returned' | 'certified';

type Refusal = 'report-certified' | 'not-submitted';

/** What each act makes of each state. `none` = nothing was sent for this month yet. */
export const LIFECYCLE = {
  submit: { none: 'submitted', submitted: 'submitted', returned: 'submitted', certified: 'report-certified' },
  return: { submitted: 'returned', returned: 'not-submitted', certified: 'report-certified' },
  certify: { submitted: 'certified', returned: 'not-submitted', certified: 'report-certified' },
} as const satisfies Record<string, Partial<Record<ReportState | 'none', ReportState | Refusal>>>;

/** Sending a first or a further version; `null` = none yet. A certified report is locked. */
export function afterSubmit(state: ReportState | null): 'submitted' | 'report-certified' {
  return LIFECYCLE.submit[state ?? 'none'];
}

/** Sent back for correction. */
export function afterReturn(state: ReportState): 'returned' | Refusal {
  return LIFECYCLE.return[state];
}

/** Certified by staff: never one's own report, nor one that one filed for somebody (design.md, lifecycle). */
export function afterCertify(
  state: ReportState,
  who: { readonly certifierId: string; readonly personId: string; readonly filedBy: string | null },
): 'certified' | 'own-report' | Refusal {
  if (who.certifierId === who.personId || who.certifierId === who.filedBy) return 'own-report';
  return LIFECYCLE.certify[state];
}
