import { Users } from 'lucide';
import { STAFF_ONLY_PAGE } from '../../../shared/text/staff-home.ts';
import { Note } from '../States.tsx';

/** To whoever is no officer: where her own things are. */
export function StaffOnly() {
  return (
    <Note icon={Users} title={STAFF_ONLY_PAGE.title} body={STAFF_ONLY_PAGE.body}>
      <a class="btn" href="/liff">
        {STAFF_ONLY_PAGE.home}
      </a>
    </Note>
  );
}
