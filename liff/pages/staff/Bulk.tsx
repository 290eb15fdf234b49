import type { CertificationRequest, QueueAnswer } from '../../../shared/api/review.ts';
import type { PageWorld } from '../../state/pages.ts';
import { BulkBar } from './BulkBar.tsx';
import { ConfirmBulk } from './ConfirmBulk.tsx';
import { leftOut } from './left-out.ts';
import { isMoving, type Operations } from './operation.ts';
import { keyOf, type Queue } from './queue.ts';
import { filterOf } from './queue-filter.ts';

interface Props {
  world: PageWorld;
  queue: Queue;
  operations: Operations;
  answer: QueueAnswer;
  asking: boolean;
  ask: (asking: boolean) => void;
}

/** Certifying the chosen ones, or all that match: asked once, with what is left out. */
export function Bulk({ world, queue, operations, answer, asking, ask }: Props) {
  const chosen = queue.lines.value.filter((line) => queue.selected.value.has(keyOf(line)));
  const waits = queue.shown.value.state === 'submitted';
  const count = chosen.length || (waits ? answer.counts.matching : 0);
  // One at a time: how far it is stands above the list.
  if (count === 0 || isMoving(operations)) return null;
  // Others must certify all that is left.
  if (queue.next.value === null && queue.lines.value.every(({ yours }) => yours !== null)) return null;
  if (!asking)
    return <BulkBar chosen={chosen.length} matching={count} ask={() => ask(true)} clear={() => queue.clear()} />;
  const lines = chosen.length > 0 ? chosen : queue.lines.value;
  const yours = lines.filter((line) => line.yours !== null).length;
  const certify = async () => {
    ask(false);
    await operations.begin(requestOf(world.newId(), queue, answer, chosen));
    queue.clear();
  };
  return (
    <ConfirmBulk
      count={count - yours}
      flagged={chosen.length > 0 ? flagged(chosen) : flaggedOfAll(answer, queue)}
      leftOut={leftOut(answer.counts, yours, count)}
      yes={() => void certify()}
      no={() => ask(false)}
    />
  );
}

type Chosen = Queue['lines']['value'];

const flagged = (lines: Chosen) => lines.filter(({ flags }) => flags.length > 0).length;

/** Of all that match; of a village as far as they were loaded, which is with these first. */
function flaggedOfAll({ counts }: QueueAnswer, queue: Queue): number {
  const { village, flag, late } = queue.shown.value;
  if (flag === 'none') return 0;
  if (flag !== null || late) return counts.matching;
  return village === null ? counts.matching - counts.unflagged : flagged(queue.lines.value);
}

function requestOf(id: string, queue: Queue, answer: QueueAnswer, chosen: Chosen): CertificationRequest {
  const { month, asOf, counts } = answer;
  const reports = chosen.flatMap((line) => (line.id && line.seq ? [{ id: line.id, seq: line.seq }] : []));
  return reports.length > 0
    ? { id, month, expected: reports.length, reports }
    : { id, month, expected: counts.matching, filter: filterOf(queue.shown.peek()), asOf };
}
