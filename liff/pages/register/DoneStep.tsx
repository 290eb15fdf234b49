import { CircleCheckBig, ClipboardCheck, ClipboardPen } from 'lucide';
import type { Role } from '../../../shared/people/roles.ts';
import { STAFF } from '../../../shared/people/scope.ts';
import { DONE_STEP } from '../../../shared/text/register-page.ts';
import { Icon } from '../../components/Icon.tsx';
import { Note } from '../States.tsx';

/** Registered; the one thing to do next, which is another one for staff. */
export function DoneStep({ title, roles }: { title: string; roles: readonly Role[] }) {
  const staff = roles.some((role) => STAFF.includes(role)) && !roles.includes('volunteer');
  return (
    <Note icon={CircleCheckBig} title={title} body={staff ? DONE_STEP.nextForStaff : DONE_STEP.next}>
      <a class="btn" href={staff ? '/liff/staff' : '/liff/report'}>
        <Icon of={staff ? ClipboardCheck : ClipboardPen} />
        {staff ? DONE_STEP.staff : DONE_STEP.report}
      </a>
    </Note>
  );
}
