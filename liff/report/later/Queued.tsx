import { Clock } from 'lucide';
import { QUEUE_PAGE } from '../../../shared/text/form-after.ts';
import { QUEUED } from '../../../shared/text/form-page.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';
import type { View } from '../view.ts';
import { needsSignIn } from './Notes.tsx';

const MINUTE_MS = 60_000;

/** It is safe and on its way; nothing here says "sent" before the server did. */
export function QueuedPage({ c, v }: { c: ReportController; v: View }) {
  const queue = c.queue.value;
  const memory = c.save.value === 'memory' || c.save.value === 'full';
  const wait = queue.kind === 'waiting' ? Math.ceil(queue.wait / MINUTE_MS) : 0;
  const calm = queue.kind === 'sending' ? QUEUE_PAGE.sendingBody : QUEUE_PAGE.body;
  const body = wait > 0 ? QUEUE_PAGE.rush(wait) : calm;
  const SignIn = needsSignIn(c) && v.rareParts()?.SignIn;
  return (
    <>
      <section class="card big" role="status">
        <span class="sign wait">
          <Icon of={Clock} size={44} />
        </span>
        <p class="lines">{memory ? QUEUE_PAGE.memoryBody : body}</p>
        {queue.kind === 'waiting' && queue.tries > 1 && <p class="hint">{QUEUE_PAGE.tries(queue.tries)}</p>}
      </section>
      {SignIn && <SignIn c={c} />}
    </>
  );
}

/** The title of the page above. */
export function queuedTitle(c: ReportController): string {
  if (c.queue.value.kind === 'sending') return QUEUED.sending;
  return c.save.value === 'memory' || c.save.value === 'full' ? QUEUE_PAGE.memory : QUEUED.title;
}
