import { labelOfReturned } from '../../shared/text/labels.ts';
import { thaiMonthShort } from '../../shared/thai/dates.ts';
import type { Tap } from './pen.ts';

/** One month's form, at the answer that is meant: the page takes both (liff/pages/my-reports/Returned). */
export function formLink(report: string, month: string, item: string | null): string {
  const asked = `month=${month}${item === null ? '' : `&item=${encodeURIComponent(item)}`}`;
  return `${report}${report.includes('?') ? '&' : '?'}${asked}`;
}

/** The way to a report that came back; it never goes stale, since nobody knows when she reads it. */
export function resendTap(month: string): Tap {
  return { action: 'resend', arg: month, label: labelOfReturned(thaiMonthShort(month)) };
}
