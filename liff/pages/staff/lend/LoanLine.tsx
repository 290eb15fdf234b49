import { useState } from 'preact/hooks';
import type { DelegationsAnswer } from '../../../../shared/api/staff.ts';
import { roleTitle } from '../../../../shared/text/roles.ts';
import { LOANS } from '../../../../shared/text/staff-lend.ts';
import { thaiDate } from '../../../../shared/thai/dates.ts';
import type { PageWorld } from '../../../state/pages.ts';
import { Refused } from '../Refused.tsx';
import { useSend } from '../use-send.ts';

export type Loan = DelegationsAnswer['delegations'][number];

interface Props {
  world: PageWorld;
  loan: Loan;
  /** Whom the line is about: of what she received, who gave it. */
  who: string;
  /** Null: it is not hers to take back. */
  ended: ((said: string) => void) | null;
}

/** One loan: who, which duty, from when to when; and taking it back, which asks once. */
export function LoanLine({ world, loan, who, ended }: Props) {
  const [asking, setAsking] = useState(false);
  const { busy, trouble, send } = useSend(world);
  const { id, area, to, by, takenBackAt } = loan;
  const [from, until] = [Date.parse(loan.from), Date.parse(loan.until)];
  const takeBack = async () => {
    const path = `/staff/areas/${encodeURIComponent(area.id)}/delegations/${id}`;
    if (await send('DELETE', path)) ended?.(LOANS.ended(to.name));
  };
  return (
    <li>
      <b>{who}</b>
      <span class="d">
        {roleTitle(loan.role)} · {area.name}
      </span>
      <span class="d">
        {LOANS.fromTo(thaiDate(from), thaiDate(until - 1))}
        {from > world.now() && ` · ${LOANS.coming}`}
      </span>
      {by.name !== who && by.id !== world.me.value?.id && <span class="d">{LOANS.by(by.name)}</span>}
      {takenBackAt && <span class="d">{LOANS.takenBack(thaiDate(Date.parse(takenBackAt)))}</span>}
      {ended && !asking && (
        <button type="button" class="btn ghost" onClick={() => setAsking(true)}>
          {LOANS.takeBack}
        </button>
      )}
      {asking && (
        <>
          <p role="alert">{LOANS.ask(to.name)}</p>
          <div class="two">
            <button type="button" class="btn ghost" onClick={() => setAsking(false)}>
              {LOANS.keep}
            </button>
            <button type="button" class="btn" aria-disabled={busy} onClick={() => void takeBack()}>
              {LOANS.yes}
            </button>
          </div>
        </>
      )}
      <Refused world={world} trouble={trouble} />
    </li>
  );
}
