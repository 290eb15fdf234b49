import { addDays, type Day, startOfDay } from '../../../../shared/calendar/days.ts';
import { LEND } from '../../../../shared/text/staff-lend.ts';
import { thaiDate } from '../../../../shared/thai/dates.ts';

interface Props {
  label: string;
  day: Day;
  change: (day: Day) => void;
}

const STEPS = [-7, -1, 1, 7] as const;

/** A day near today, by steps: a phone's own date picker shows ค.ศ. (frontend.md §5.25). */
export function DayStepper({ label, day, change }: Props) {
  return (
    <fieldset class="stepper">
      <legend>{label}</legend>
      <p role="status">
        <b>{thaiDate(startOfDay(day))}</b>
      </p>
      <div>
        {STEPS.map((step) => (
          <button key={step} type="button" class="chip" onClick={() => change(addDays(day, step))}>
            <span aria-hidden="true">{step > 0 ? `+${step}` : `−${-step}`}</span>
            <span class="sr">{LEND.days(step)}</span>
          </button>
        ))}
      </div>
    </fieldset>
  );
}
