import { ArrowLeft } from 'lucide';
import type { MonthsAnswer } from '../../../shared/api/drafts.ts';
import type { ReportAnswer } from '../../../shared/api/reports.ts';
import { REPORT_PAGE, reportTitle } from '../../../shared/text/report-page.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { together, useLoad } from '../../state/pages-load.ts';
import type { PageProps } from '../page-props.ts';
import { Loaded } from '../States.tsx';
import { Allowance } from './Allowance.tsx';
import { Objection } from './Objection.tsx';
import { ReceiptCard } from './ReceiptCard.tsx';
import { Resend, Returned } from './Returned.tsx';
import { useForm } from './use-form.ts';
import { Versions } from './Versions.tsx';

/** One month's report: what staff said, the receipt, the allowance in careful words, and every version. */
export function ReportPage({ world, path }: PageProps) {
  const month = path.slice(-7);
  const report = useLoad<ReportAnswer>(world, `/reports/${month}`);
  const months = useLoad<MonthsAnswer>(world, '/months');
  const form = useForm(world, report.now.data?.versions[0]?.formVersion ?? null);
  const open = months.now.data?.months.some((one) => one.month === month) ?? null;
  return (
    <>
      <a class="link onhero" href="/liff/my-reports">
        <Icon of={ArrowLeft} />
        {REPORT_PAGE.back}
      </a>
      {report.now.problem?.code === 'not-found' ? (
        <section class="card">
          <h1>{reportTitle(thaiMonth(month))}</h1>
          <p>{REPORT_PAGE.none}</p>
        </section>
      ) : (
        <Loaded world={world} load={together(report, months)}>
          {(data) => (
            <>
              <Returned report={data} form={form} open={open} />
              {data.state === 'submitted' && data.filedBy != null && (
                <Objection key={data.version} world={world} report={data} objected={report.again} />
              )}
              <ReceiptCard report={data} />
              <Allowance state={data.state} />
              <Versions versions={data.versions} form={form} />
              <Resend report={data} open={open} />
            </>
          )}
        </Loaded>
      )}
    </>
  );
}
