import { MessageCircle, Phone } from 'lucide';
import { HELP_PAGE } from '../../../shared/text/form-after.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';

/** A voice to talk to, whatever is the matter. */
export function HelpPage({ c }: { c: ReportController }) {
  const { unitName, unitPhone } = c.who.value;
  return (
    <section class="card">
      <p>{HELP_PAGE.safe}</p>
      {unitPhone && (
        <a class="btn" href={`tel:${unitPhone}`}>
          <Icon of={Phone} />
          {HELP_PAGE.call(unitName ?? HELP_PAGE.unit)}
        </a>
      )}
      <p class="head">
        <Icon of={MessageCircle} />
        <span>{HELP_PAGE.chat}</span>
      </p>
      <p class="hint">{HELP_PAGE.emergency}</p>
    </section>
  );
}
