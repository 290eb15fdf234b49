import { KEYS, QUEUE } from '../../../shared/text/staff-queue.ts';

/** The keys, for whoever works at a PC. Opened by `?` too. */
export function KeysHelp({ open }: { open: boolean }) {
  return (
    <details class="fold keys" open={open}>
      <summary>{QUEUE.keys}</summary>
      <dl class="facts">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
