import { Check, ChevronRight } from 'lucide';
import { FORM_PAGE } from '../../../shared/text/form-page.ts';
import { REVIEW } from '../../../shared/text/form-review.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';
import { gapsIn, pagesOf } from '../pages.ts';
import type { View } from '../view.ts';

/** Every part with what is done and what is left, one tap away. */
export function AllPage({ c, v }: { c: ReportController; v: View }) {
  const pages = c.form.value ? pagesOf(c.form.value) : [];
  return (
    <ul class="card rows">
      {pages.map((page) => {
        const left = gapsIn(page, c.answers.value);
        return (
          <li key={page.no}>
            <button type="button" class="link" onClick={() => v.go(page.no)}>
              <span class={left > 0 ? 'no num' : 'no done'}>{left > 0 ? page.no : <Icon of={Check} size={20} />}</span>
              <b>{page.name}</b>
              <span class="hint">{left > 0 ? FORM_PAGE.left(left) : FORM_PAGE.complete}</span>
            </button>
          </li>
        );
      })}
      <li>
        <button type="button" class="link" onClick={() => v.go('review')}>
          <span class="no">
            <Icon of={ChevronRight} size={20} />
          </span>
          <b>{REVIEW.title}</b>
        </button>
      </li>
    </ul>
  );
}
