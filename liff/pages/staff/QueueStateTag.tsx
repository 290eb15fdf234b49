import { BadgeCheck, CircleDashed, Clock, type IconNode, PencilLine } from 'lucide';
import type { QueueState } from '../../../shared/api/review.ts';
import { STATE_WORDS } from '../../../shared/text/staff-home.ts';
import { Icon } from '../../components/Icon.tsx';

const LOOKS: Readonly<Record<QueueState, { icon: IconNode; look: string }>> = {
  missing: { icon: CircleDashed, look: 'none' },
  submitted: { icon: Clock, look: 'wait' },
  returned: { icon: PencilLine, look: 'back' },
  certified: { icon: BadgeCheck, look: 'done' },
};

/** Where a report stands, as staff say it: a word and an icon, never colour alone. */
export function QueueStateTag({ state }: { state: QueueState }) {
  const { icon, look } = LOOKS[state];
  return (
    <span class={`tag ${look}`}>
      <Icon of={icon} size={20} />
      {STATE_WORDS[state]}
    </span>
  );
}
