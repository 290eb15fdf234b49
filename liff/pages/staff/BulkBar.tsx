import { BULK } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';

interface Props {
  /** Of the chosen ones; 0: all that match. */
  chosen: number;
  matching: number;
  ask: () => void;
  clear: () => void;
}

/** Where the thumb is: certify what was chosen, or all that the filter leaves. */
export function BulkBar({ chosen, matching, ask, clear }: Props) {
  return (
    <div class="actbar">
      {chosen > 0 && (
        <button type="button" class="btn ghost" onClick={clear}>
          {BULK.clear}
        </button>
      )}
      <button type="button" class="btn" onClick={ask}>
        {chosen > 0 ? BULK.some(formatCount(chosen)) : BULK.all(formatCount(matching))}
      </button>
    </div>
  );
}
