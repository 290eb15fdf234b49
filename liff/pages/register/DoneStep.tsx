import { CircleCheckBig, ClipboardPen } from 'lucide';
import { DONE_STEP } from '../../../shared/text/register-page.ts';
import { Icon } from '../../components/Icon.tsx';
import { Note } from '../States.tsx';

/** Registered; the one thing to do next. */
export function DoneStep({ title }: { title: string }) {
  return (
    <Note icon={CircleCheckBig} title={title} body={DONE_STEP.next}>
      <a class="btn" href="/liff/report">
        <Icon of={ClipboardPen} />
        {DONE_STEP.report}
      </a>
    </Note>
  );
}
