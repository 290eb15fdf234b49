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
  if (!asking)
    return <BulkBar chosen={chosen.length} matching={count} ask={() => ask(true)} clear={() => queue.clear()} />;
  const lines = chosen.length > 0 ? chosen : queue.lines.value;
  const certify = async () => {
    ask(false);
    await operations.begin(requestOf(world.newId(), queue, answer, chosen));
    queue.clear();
  };
  return (
    <ConfirmBulk
      count={count}
      flagged={lines.filter(({ flags }) => flags.length > 0).length}
      leftOut={leftOut(answer.counts, chosen.length > 0 ? [] : queue.lines.value, count)}
      yes={() => void certify()}
      no={() => ask(false)}
    />
  );
}

type Chosen = Queue['lines']['value'];

function requestOf(id: string, queue: Queue, answer: QueueAnswer, chosen: Chosen): CertificationRequest {
  const { month, asOf, counts } = answer;
  const reports = chosen.flatMap((line) => (line.id && line.seq ? [{ id: line.id, seq: line.seq }] : []));
  return reports.length > 0
    ? { id, month, expected: reports.length, reports }
    : { id, month, expected: counts.matching, filter: filterOf(queue.shown.peek()), asOf };
}
