import { useEffect, useRef } from 'preact/hooks';
import { KEYS, QUEUE } from '../../../shared/text/staff-queue.ts';

/** The keys, for whoever works at a PC. Opened by `?` too. */
export function KeysHelp({ open }: { open: boolean }) {
  const help = useRef<HTMLDetailsElement>(null);
  // It stands at the foot of what may be a long list.
  useEffect(() => {
    if (open) help.current?.scrollIntoView({ block: 'center' });
  }, [open]);
  return (
    <details ref={help} class="fold keys" open={open}>
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
