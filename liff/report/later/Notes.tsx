import { BadgeAlert } from 'lucide';
import { lateUntil } from '../../../shared/text/form-after.ts';
import { thaiDate } from '../../../shared/thai/dates.ts';
import { Strip } from '../../components/Strip.tsx';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';

interface Props {
  c: ReportController;
  v: View;
}

/** What the server or LINE had to say, above the form. Most first visits hear nothing: what says it comes when it is needed. */
export function Notes({ c, v }: Props) {
  const { state, closesAt, report, returned } = c.month.value;
  const filed = report?.state === 'submitted';
  const heard = filed || returned !== null || c.newerApp.value || c.offer.value !== null || needsSignIn(c);
  const Heard = heard && v.rareParts()?.Heard;
  return (
    <>
      {state === 'late' && !filed && <Strip icon={BadgeAlert} text={lateUntil(thaiDate(closesAt - 1))} />}
      {Heard && <Heard c={c} v={v} />}
    </>
  );
}

/** Only she can do something about it. Without signal there is nothing to be done. */
export function needsSignIn(c: ReportController): boolean {
  const signIn = c.signIn.value;
  return signIn.kind === 'stranger' || (signIn.kind === 'failed' && signIn.why !== 'offline');
}
