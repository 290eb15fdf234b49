import { QrCode } from 'lucide';
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import type { ReportAnswer } from '../../../shared/api/reports.ts';
import { showReceiptNumber } from '../../../shared/report/receipt.ts';
import { REPORT_PAGE, reportTitle } from '../../../shared/text/report-page.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { thaiDateTime, thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { ReportStateTag } from './ReportStateTag.tsx';

/** The proof that the server has it: the number to read out, and its QR for staff. */
export function ReceiptCard({ report }: { report: ReportAnswer }) {
  const { receipt } = report;
  const at = (text: string) => thaiDateTime(Date.parse(text));
  return (
    <section class="card receipt">
      <h1>{reportTitle(thaiMonth(report.month))}</h1>
      <div>
        <ReportStateTag state={report.state} />
      </div>
      <p>
        <span class="hint">{REPORT_PAGE.number}</span>
        <b class="num number">{showReceiptNumber(report.number)}</b>
      </p>
      <Qr number={report.number} />
      <dl class="facts">
        <Fact name={REPORT_PAGE.sent} value={at(report.submittedAt)} />
        {report.filedBy != null && <Fact name={REPORT_PAGE.filedBy} value={report.filedBy} />}
        <Fact name={REPORT_PAGE.version} value={String(report.version)} />
        {report.certifiedAt && <Fact name={REPORT_PAGE.certified} value={at(report.certifiedAt)} />}
        <Fact name={REPORT_PAGE.points} value={pointsWords(report)} />
        {receipt.missing.length > 0 && (
          <Fact name={REPORT_PAGE.missing} value={REPORT_PAGE.items(receipt.missing.length)} />
        )}
        {report.attachments.length > 0 && (
          <Fact name={REPORT_PAGE.attachments} value={REPORT_PAGE.attached(report.attachments.length)} />
        )}
      </dl>
    </section>
  );
}

function pointsWords({ state, points }: ReportAnswer): string {
  const shown = formatCount(points);
  return state === 'certified' ? REPORT_PAGE.paidPoints(shown) : REPORT_PAGE.pendingPoints(shown);
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Drawn on a tap only: its code is as heavy as the rest of the page. */
function Qr({ number }: { number: string }) {
  const [Code, setCode] = useState<{ draw: ComponentType<{ number: string }> } | null>(null);
  const show = () => void import('./ReceiptQr.tsx').then(({ ReceiptQr }) => setCode({ draw: ReceiptQr }));
  if (Code)
    return (
      <figure class="qr">
        <Code.draw number={number} />
        <figcaption class="hint">{REPORT_PAGE.qrHint}</figcaption>
      </figure>
    );
  return (
    <button type="button" class="btn ghost" onClick={show}>
      <Icon of={QrCode} />
      {REPORT_PAGE.showQr}
    </button>
  );
}
