import { changesBetween } from '../../../shared/report/changes.ts';
import { ATTACH, REVIEW } from '../../../shared/text/form-review.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { ReportController } from '../controller.ts';
import { type Page, pagesOf } from '../pages.ts';
import type { View } from '../view.ts';
import { GapsCard, ReasonCard } from './Objections.tsx';
import { Undo } from './QuickFill.tsx';
import { question, warningsIn } from './question.ts';

interface Props {
  c: ReportController;
  v: View;
}

/** All answers once more, what is new in them, and what may go along. */
export function ReviewPage({ c, v }: Props) {
  const form = c.form.value;
  if (form === null) return null;
  const { onFile } = c.month.value;
  const changes = onFile ? changesBetween(form, onFile, c.answers.value).length : 0;
  return (
    <>
      <Undo c={c} v={v} />
      <GapsCard c={c} v={v} form={form} />
      <ReasonCard c={c} v={v} form={form} />
      {onFile && <p class="hint">{changes > 0 ? REVIEW.changed(changes) : REVIEW.unchanged}</p>}
      {pagesOf(form).map((page) => (
        <PageAnswers key={page.no} c={c} v={v} page={page} />
      ))}
      <Extras c={c} v={v} />
    </>
  );
}

function PageAnswers({ c, v, page }: Props & { page: Page }) {
  const warnings = warningsIn(c);
  return (
    <section class="card">
      <div class="row">
        <h2>{page.name}</h2>
        <button type="button" class="link" aria-label={REVIEW.editPart(page.name)} onClick={() => v.go(page.no)}>
          {REVIEW.edit}
        </button>
      </div>
      <dl>
        {page.items.map(({ item: { code, label, unit } }) => {
          const value = c.answers.value[code] ?? null;
          const warning = warnings.find((one) => one.code === code);
          return (
            <div key={code}>
              <dt>{label}</dt>
              <dd class="num">
                {value === null ? <span class="none">{REVIEW.empty}</span> : `${formatCount(value)} ${unit}`}
              </dd>
              <Was c={c} code={code} value={value} />
              {warning && <dd class="ask">{question(warning)}</dd>}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** The number on file, or last month's, where it was another one. */
function Was({ c, code, value }: { c: ReportController; code: string; value: number | null }) {
  const { onFile, last } = c.month.value;
  const before = (onFile ?? last?.answers)?.[code] ?? null;
  if (before === value) return null;
  if (before === null && onFile === null) return null;
  const shown = before === null ? REVIEW.wasEmpty : formatCount(before);
  return <dd class="hint">{onFile ? REVIEW.was.file(shown) : REVIEW.was.last(shown)}</dd>;
}

/** Photos and place, for whoever wants to add them. */
function Extras({ c, v }: Props) {
  const Cards = v.rare.value?.Extras;
  if (Cards && (v.attaching.value || c.extras.value.length > 0)) return <Cards c={c} />;
  return (
    <button type="button" class="btn ghost" onClick={v.attach}>
      {ATTACH.open}
      <span class="hint">{ATTACH.skip}</span>
    </button>
  );
}
