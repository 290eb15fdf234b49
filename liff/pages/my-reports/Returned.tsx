import { ClipboardPen } from 'lucide';
import type { ReportAnswer } from '../../../shared/api/reports.ts';
import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';
import { RESEND, RETURN } from '../../../shared/text/report-page.ts';
import { Icon } from '../../components/Icon.tsx';

interface Props {
  report: ReportAnswer;
  form: FormDefinition | null;
  /** May it be sent now? Null until the server said so. */
  open: boolean | null;
}

/** What staff asked for, or what she objected to, and the way to that very item of the form. */
export function Returned({ report, form, open }: Props) {
  const { returned, month } = report;
  if (report.state !== 'returned') return null;
  const label = returned?.item && form ? itemByCode(form, returned.item)?.label : undefined;
  const item = returned?.item ? `&item=${encodeURIComponent(returned.item)}` : '';
  return (
    <section class="card returned">
      <h2>{returned?.objected ? RETURN.objected : RETURN.title}</h2>
      <p class="lines said">{returned?.reason ?? RETURN.noReason}</p>
      <p class="hint">{returned?.objected && open !== false ? RETURN.asItWas : RETURN.kept}</p>
      {open !== false && (
        <a class="btn gold" href={`/liff/report?month=${month}${item}`}>
          <Icon of={ClipboardPen} />
          {label ? RETURN.item(label) : RETURN.all}
        </a>
      )}
    </section>
  );
}

/** Sending again while that may be; else whom to ask. */
export function Resend({ report, open }: { report: ReportAnswer; open: boolean | null }) {
  if (report.state === 'certified') return <p class="hint ask">{RESEND.locked}</p>;
  if (open === false) return <p class="hint ask">{RESEND.closed}</p>;
  if (open === null || report.state === 'returned') return null;
  return (
    <section class="card">
      <p class="hint">{RESEND.hint}</p>
      <a class="btn ghost" href={`/liff/report?month=${report.month}`}>
        <Icon of={ClipboardPen} />
        {RESEND.button}
      </a>
    </section>
  );
}
