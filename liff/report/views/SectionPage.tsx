import { List } from 'lucide';
import { type Warning, warningsOf } from '../../../shared/report/flags.ts';
import type { FormItem, FormSection } from '../../../shared/report/form.ts';
import { limitsOf } from '../../../shared/report/limits.ts';
import { COUNT, FORM_PAGE, QUESTION } from '../../../shared/text/form-page.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';
import { codesOf, gapsIn, type Page, pagesOf } from '../pages.ts';
import type { View } from '../view.ts';
import { iconOf } from './icons.ts';
import { QuickFill } from './QuickFill.tsx';
import { Stepper } from './Stepper.tsx';

/** One screen of the form: three to five items, and what fills them at once. */
export function SectionPage({ c, v, page }: { c: ReportController; v: View; page: Page }) {
  const left = gapsIn(page, c.answers.value);
  return (
    <>
      {page.items.map(({ item, section }) => (
        <Item key={item.code} c={c} item={item} section={section} />
      ))}
      <QuickFill c={c} v={v} codes={codesOf(page)} />
      <button type="button" class="link all" onClick={() => v.go('all')}>
        <Icon of={List} />
        {FORM_PAGE.all(c.form.value ? pagesOf(c.form.value).length : 0)}
        <span class="hint">{left > 0 ? FORM_PAGE.left(left) : FORM_PAGE.complete}</span>
      </button>
    </>
  );
}

/** A number that deserves a second look, in a question that blocks nothing. */
export function question({ kind, limit }: Warning): string {
  return QUESTION[kind](formatCount(limit));
}

function Item({ c, item, section }: { c: ReportController; item: FormItem; section: FormSection }) {
  const form = c.form.value;
  if (form === null) return null;
  const { households } = c.who.value;
  const { usual, last } = c.month.value;
  const { code, label, text, unit } = item;
  const before = last?.answers[code] ?? null;
  const warning = warningsOf(form, c.answers.value, { households, usual }).find((one) => one.code === code);
  return (
    <div class="card item">
      <div class="head">
        <span class="pic">
          <Icon of={iconOf(section.id)} size={28} />
        </span>
        <div>
          <label for={code}>{label}</label>
          <p class="hint" id={`${code}-hint`}>
            {text}
            {before !== null && <b>{COUNT.last(`${formatCount(before)} ${unit}`)}</b>}
          </p>
        </div>
      </div>
      <Stepper
        item={item}
        value={c.answers.value[code] ?? null}
        cap={limitsOf(form).cap}
        describedBy={`${code}-hint ${code}-ask`}
        onChange={(count) => c.set(code, count)}
      />
      <p class="ask" id={`${code}-ask`} role="status">
        {warning && question(warning)}
      </p>
    </div>
  );
}
