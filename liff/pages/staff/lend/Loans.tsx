import { Handshake } from 'lucide';
import { LOANS } from '../../../../shared/text/staff-lend.ts';
import { formatCount } from '../../../../shared/thai/count.ts';
import { Icon } from '../../../components/Icon.tsx';
import type { PageWorld } from '../../../state/pages.ts';
import { type Loan, LoanLine } from './LoanLine.tsx';

interface Props {
  world: PageWorld;
  loans: readonly Loan[];
  /** Areas in which she may take back. */
  areas: readonly string[];
  ended: (said: string) => void;
}

/** What is lent to her, what is lent by her and her colleagues, and what is over. */
export function Loans({ world, loans, areas, ended }: Props) {
  const me = world.me.value?.id;
  const isOver = ({ until, takenBackAt }: Loan) => takenBackAt !== null || Date.parse(until) <= world.now();
  const alive = loans.filter((loan) => !isOver(loan));
  const received = alive.filter(({ to }) => to.id === me);
  const given = alive.filter(({ to }) => to.id !== me);
  const over = loans.filter(isOver);
  return (
    <>
      {alive.length === 0 && (
        <section class="card note">
          <Icon of={Handshake} size={44} />
          <h2>{LOANS.none}</h2>
          <p class="lines">{LOANS.noneBody}</p>
        </section>
      )}
      {received.length > 0 && (
        <section class="card">
          <h2>{LOANS.received}</h2>
          <ul class="events">
            {received.map((loan) => (
              <LoanLine key={loan.id} world={world} loan={loan} who={loan.by.name} ended={null} />
            ))}
          </ul>
        </section>
      )}
      {given.length > 0 && (
        <section class="card">
          <h2>{LOANS.given}</h2>
          <ul class="events">
            {given.map((loan) => (
              <LoanLine
                key={loan.id}
                world={world}
                loan={loan}
                who={loan.to.name}
                ended={areas.includes(loan.area.id) ? ended : null}
              />
            ))}
          </ul>
        </section>
      )}
      {over.length > 0 && (
        <details class="card fold">
          <summary>{LOANS.over(formatCount(over.length))}</summary>
          <ul class="events">
            {over.map((loan) => (
              <LoanLine key={loan.id} world={world} loan={loan} who={loan.to.name} ended={null} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
