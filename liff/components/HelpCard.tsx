import { MessageCircle, Phone } from 'lucide';
import { HELP_PAGE } from '../../shared/text/help-page.ts';
import { Icon } from './Icon.tsx';

interface HelpProps {
  unitName: string | null;
  unitPhone: string | null;
  /** Its heading, where the page has none. */
  title?: string;
}

/** A voice to talk to, whatever is the matter. */
export function HelpCard({ unitName, unitPhone, title }: HelpProps) {
  return (
    <section class="card">
      {title && <h1>{title}</h1>}
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
