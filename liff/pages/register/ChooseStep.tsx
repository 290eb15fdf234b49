import { IdCard, TicketCheck } from 'lucide';
import { CONFIRM_STEP, REGISTER } from '../../../shared/text/register-page.ts';
import { Icon } from '../../components/Icon.tsx';

const WAYS = [
  { to: '/liff/register/code', icon: TicketCheck, title: REGISTER.byCode, hint: REGISTER.byCodeHint },
  { to: '/liff/register/card', icon: IdCard, title: REGISTER.byCard, hint: REGISTER.byCardHint },
] as const;

/** With the paper from the office, or without. */
export function ChooseStep({ notMe }: { notMe: boolean }) {
  return (
    <section class="card">
      <h1>{REGISTER.title}</h1>
      <p class="lines" role={notMe ? 'status' : undefined}>
        {notMe ? CONFIRM_STEP.notMe : REGISTER.intro}
      </p>
      {WAYS.map(({ to, icon, title, hint }) => (
        <a key={to} class="way" href={to}>
          <Icon of={icon} size={36} />
          <span>
            <b>{title}</b>
            <span class="d">{hint}</span>
          </span>
        </a>
      ))}
    </section>
  );
}
