import { BadgeCheck, CircleDashed, Clock, type IconNode, PencilLine } from 'lucide';
import type { ReportState } from '../../../shared/report/lifecycle.ts';
import { REPORT_STATES } from '../../../shared/text/my-reports.ts';
import { LIST } from '../../../shared/text/my-reports-page.ts';
import { Icon } from '../../components/Icon.tsx';

const LOOKS: Readonly<Record<ReportState, { icon: IconNode; look: string }>> = {
  submitted: { icon: Clock, look: 'wait' },
  returned: { icon: PencilLine, look: 'back' },
  certified: { icon: BadgeCheck, look: 'done' },
};

/** Where a report stands: a word and an icon, never colour alone. Null = nothing was sent. */
export function ReportStateTag({ state, past = false }: { state: ReportState | null; past?: boolean }) {
  const { icon, look } = state === null ? { icon: CircleDashed, look: 'none' } : LOOKS[state];
  return (
    <p class={`tag ${look}`}>
      <Icon of={icon} size={22} />
      {state === null ? (past ? LIST.notSentPast : LIST.notSent) : REPORT_STATES[state]}
    </p>
  );
}
