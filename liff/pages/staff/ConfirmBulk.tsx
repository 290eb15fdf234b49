import { useEffect, useRef } from 'preact/hooks';
import { BULK } from '../../../shared/text/staff-queue.ts';
import { formatCount } from '../../../shared/thai/count.ts';

interface Props {
  count: number;
  flagged: number;
  leftOut: readonly string[];
  yes: () => void;
  no: () => void;
}

/** What will be certified, what is left out and why, before it is done. */
export function ConfirmBulk({ count, flagged, leftOut, yes, no }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // It lies over the list's foot, wherever she is in it.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <section class="card asking sheet" aria-labelledby="confirm">
      <h2 id="confirm" ref={heading} tabIndex={-1}>
        {BULK.confirmTitle(formatCount(count))}
      </h2>
      {flagged > 0 && <p class="strip">{BULK.flagged(formatCount(flagged))}</p>}
      {leftOut.length > 0 && (
        <div>
          <b>{BULK.leftOut}</b>
          <ul class="notice">
            {leftOut.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      )}
      <p class="hint">{BULK.undoable}</p>
      <div class="two">
        <button type="button" class="btn ghost" onClick={no}>
          {BULK.no}
        </button>
        <button type="button" class="btn" onClick={yes}>
          {BULK.yes}
        </button>
      </div>
    </section>
  );
}
