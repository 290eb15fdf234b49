import { CircleCheck } from 'lucide';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { thaiMonth } from '../../../shared/thai/dates.ts';
import type { PageWorld } from '../../state/pages.ts';
import { Note } from '../States.tsx';
import { pathOf, type StaffPlace } from './place.ts';
import { useMay } from './use-may.ts';

interface Props {
  world: PageWorld;
  place: StaffPlace;
  name: string;
  number: string;
}

/** The server has it: its number, and the way to the next. */
export function FileSent({ world, place, name, number }: Props) {
  const may = useMay(world, place.unitId);
  const body = [FILE_FOR.of(name, thaiMonth(place.month)), FILE_FOR.receipt(number)].join('\n');
  return (
    <Note icon={CircleCheck} title={FILE_FOR.sent} body={body}>
      <div class="stack">
        <a class="btn" href={pathOf(place, 'file')}>
          {FILE_FOR.another}
        </a>
        {may('report.read') && (
          <a class="btn ghost" href={pathOf(place, 'reports')}>
            {FILE_FOR.see}
          </a>
        )}
      </div>
    </Note>
  );
}
