import { MessageCircleWarning } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { QueueAnswer, QueueState } from '../../../shared/api/review.ts';
import { FLAG_WORDS } from '../../../shared/text/staff-flags.ts';
import { STATE_WORDS } from '../../../shared/text/staff-home.ts';
import { QUEUE } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { Icon } from '../../components/Icon.tsx';
import { Chip } from './Chip.tsx';
import type { Queue } from './queue.ts';
import { type Shown, WAITING } from './queue-filter.ts';

const STATES: readonly QueueState[] = ['submitted', 'returned', 'certified', 'missing'];

interface Props {
  queue: Queue;
  counts: QueueAnswer['counts'];
}

/** Filters as chips with what each would leave; what leaves nothing is not offered. */
export function QueueFilters({ queue, counts }: Props) {
  const shown = queue.shown.value;
  return (
    <>
      {counts.objected > 0 && shown.state !== 'returned' && (
        // They stand first there: she says that what was filed for her is wrong.
        <button type="button" class="btn danger" onClick={() => queue.show({ ...WAITING, state: 'returned' })}>
          <Icon of={MessageCircleWarning} />
          {QUEUE.objected(formatCount(counts.objected))}
        </button>
      )}
      <Chips label={QUEUE.states}>
        {STATES.map((state) => (
          <Chip
            key={state}
            label={STATE_WORDS[state]}
            count={counts.states[state]}
            on={shown.state === state}
            onTap={() => queue.show({ ...WAITING, village: shown.village, state })}
          />
        ))}
      </Chips>
      {shown.state === 'submitted' && <Flags queue={queue} counts={counts} />}
      {counts.villages.length > 1 && <Villages queue={queue} counts={counts} />}
    </>
  );
}

function Flags({ queue, counts }: Props) {
  const shown = queue.shown.value;
  const choose = (wanted: Partial<Shown>) => queue.show({ ...shown, flag: null, late: false, ...wanted });
  const flags = counts.flags.filter(({ flag, count }) => (count > 0 && flag !== 'late') || flag === shown.flag);
  if (flags.length + counts.late === 0) return null;
  return (
    <Chips label={QUEUE.flags}>
      {flags.map(({ flag, count }) => (
        <Chip
          key={flag}
          label={FLAG_WORDS[flag]}
          count={count}
          on={shown.flag === flag}
          onTap={() => choose(shown.flag === flag ? {} : { flag })}
        />
      ))}
      {counts.late > 0 && (
        <Chip label={QUEUE.late} count={counts.late} on={shown.late} onTap={() => choose({ late: !shown.late })} />
      )}
      {(counts.unflagged > 0 || shown.flag === 'none') && (
        <Chip
          label={QUEUE.noFlag}
          count={counts.unflagged}
          on={shown.flag === 'none'}
          onTap={() => choose(shown.flag === 'none' ? {} : { flag: 'none' })}
        />
      )}
    </Chips>
  );
}

/** Folded away: in most units she goes by what stands out. */
function Villages({ queue, counts }: Props) {
  const shown = queue.shown.value;
  return (
    <details class="fold" open={shown.village !== null}>
      <summary>{QUEUE.villages}</summary>
      <Chips label={QUEUE.villages}>
        {counts.villages.map(({ id, name, states }) => (
          <Chip
            key={id}
            label={name}
            count={states[shown.state ?? 'submitted']}
            on={shown.village === id}
            onTap={() => queue.show({ ...shown, village: shown.village === id ? null : id })}
          />
        ))}
      </Chips>
    </details>
  );
}

function Chips({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <fieldset class="chips">
      <legend class="sr">{label}</legend>
      {children}
    </fieldset>
  );
}
