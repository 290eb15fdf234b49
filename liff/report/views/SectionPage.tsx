import { List } from 'lucide';
import type { FormItem, FormSection } from '../../../shared/report/form.ts';
import { limitsOf } from '../../../shared/report/limits.ts';
import { COUNT, FORM_PAGE } from '../../../shared/text/form-page.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';
import { codesOf, gapsIn, type Page, pagesOf } from '../pages.ts';
import type { View } from '../view.ts';
import { Stepper } from './Stepper.tsx';

interface Props {
  c: ReportController;
  v: View;
}

/** One screen of the form: three to five items, and what fills them at once. */
export function SectionPage({ c, v, page }: Props & { page: Page }) {
  const left = gapsIn(page, c.answers.value);
  const QuickFill = v.later.value?.QuickFill;
  return (
    <>
      {page.items.map(({ item, section }) => (
        <Item key={item.code} c={c} v={v} item={item} section={section} />
      ))}
      {QuickFill && <QuickFill c={c} v={v} codes={codesOf(page)} />}
      <button type="button" class="link all" onClick={() => v.go('all')}>
        <Icon of={List} />
        {FORM_PAGE.all(c.form.value ? pagesOf(c.form.value).length : 0)}
        <span class="hint">{left > 0 ? FORM_PAGE.left(left) : FORM_PAGE.complete}</span>
      </button>
    </>
  );
}

function Item({ c, v, item, section }: Props & { item: FormItem; section: FormSection }) {
  const { code, label, text, unit } = item;
  const later = v.later.value;
  const before = c.month.value.last?.answers[code] ?? null;
  return (
    <div class="card item">
      <div class="head">
        <span class="pic">{later && <Icon of={later.iconOf(section.id)} size={28} />}</span>
        <div>
          <label for={code}>{label}</label>
          <p class="hint" id={`${code}-hint`}>
            {text}
            {before !== null && <b>{COUNT.last(`${before} ${unit}`)}</b>}
          </p>
        </div>
      </div>
      <Stepper
        item={item}
        value={c.answers.value[code] ?? null}
        cap={c.form.value ? limitsOf(c.form.value).cap : 0}
        describedBy={`${code}-hint ${code}-ask`}
        onChange={(count) => c.set(code, count)}
      />
      <p class="ask" id={`${code}-ask`} role="status">
        {later?.questionAbout(c, code)}
      </p>
    </div>
  );
}
