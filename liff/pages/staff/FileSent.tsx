import { CircleCheck } from 'lucide';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import { Note } from '../States.tsx';
import { pathOf, type StaffPlace } from './place.ts';

/** The server has it: its number, and the way to the next. */
export function FileSent({ place, name, number }: { place: StaffPlace; name: string; number: string }) {
  const body = [FILE_FOR.of(name, thaiMonth(place.month)), FILE_FOR.receipt(number)].join('\n');
  return (
    <Note icon={CircleCheck} title={FILE_FOR.sent} body={body}>
      <div class="stack">
        <a class="btn" href={pathOf(place, 'file')}>
          {FILE_FOR.another}
        </a>
        <a class="btn ghost" href={pathOf(place, 'reports')}>
          {FILE_FOR.see}
        </a>
      </div>
    </Note>
  );
}
