import { CircleCheck, CircleDashed, Clock, type IconNode, TriangleAlert } from 'lucide';
import type { FiguresShape } from '../../../shared/api/dashboard.ts';
import { LEVELS } from '../../../shared/text/staff-dashboard.ts';
import { Icon } from '../../components/Icon.tsx';

const ICONS: Readonly<Record<FiguresShape['level'], IconNode>> = {
  good: CircleCheck,
  watch: Clock,
  low: TriangleAlert,
  none: CircleDashed,
};

/** The ministry's colour with an icon and a word beside it: never colour alone. */
export function Level({ level }: Pick<FiguresShape, 'level'>) {
  return (
    <span class={`tag level ${level}`}>
      <Icon of={ICONS[level]} size={20} />
      {LEVELS[level]}
    </span>
  );
}

type Shares = Pick<FiguresShape, 'reportedRate' | 'certifiedRate' | 'level'>;

/** Who reported, in the ministry's colour, and within that who is certified; the numbers stand beside it. */
export function RateBar({ of: { reportedRate, certifiedRate, level } }: { of: Shares }) {
  return (
    <div class="bar" aria-hidden="true">
      <i class={level} style={{ width: `${reportedRate ?? 0}%` }} />
      <b style={{ width: `${certifiedRate ?? 0}%` }} />
    </div>
  );
}
