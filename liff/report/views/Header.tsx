import { Check, CircleQuestionMark } from 'lucide';
import { FORM_PAGE, SAVED } from '../../../shared/text/form-page.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import { Steps } from '../../components/Steps.tsx';
import type { ReportController } from '../controller.ts';
import { gapsIn, pagesOf } from '../pages.ts';
import type { View } from '../view.ts';

/** Month, title, how far she is, and whether it is saved. Help stands in the same place on every screen. */
export function Header({ c, v, title, parts }: { c: ReportController; v: View; title: string; parts: boolean }) {
  const save = c.queue.value.kind === 'draft' ? c.save.value : 'empty';
  return (
    <header class="top">
      <div class="row">
        <div>
          <p class="hint">{FORM_PAGE.month(thaiMonth(c.month.value.month))}</p>
          <p class={`saved ${save}`} role="status">
            {save === 'saved' && <Icon of={Check} size={18} />}
            {SAVED[save]}
          </p>
        </div>
        <button type="button" class="link" onClick={() => v.go('help')}>
          <Icon of={CircleQuestionMark} />
          {FORM_PAGE.help}
        </button>
      </div>
      <h1 id="title" tabIndex={-1}>
        {title}
      </h1>
      {parts && <Progress c={c} v={v} />}
    </header>
  );
}

function Progress({ c, v }: { c: ReportController; v: View }) {
  const pages = c.form.value ? pagesOf(c.form.value) : [];
  const done = pages.map((page) => gapsIn(page, c.answers.value) === 0);
  const label = FORM_PAGE.done(done.filter(Boolean).length, pages.length);
  return <Steps done={done} now={Number(v.place.value) - 1} label={label} />;
}
