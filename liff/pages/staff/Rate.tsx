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

/** A share as a bar; the number stands beside it. */
export function RateBar({ rate, level }: { rate: number | null; level: FiguresShape['level'] }) {
  return (
    <div class="bar" aria-hidden="true">
      <i class={level} style={{ width: `${rate ?? 0}%` }} />
    </div>
  );
}

/** `93.5`; a dash where there is nothing to be a share of. */
export const showRate = (rate: number | null) => (rate === null ? '–' : String(rate));
