import { useState } from 'preact/hooks';
import { addDays, dayAt, startOfDay } from '../../../../shared/calendar/days.ts';
import { LEND } from '../../../../shared/text/staff-lend.ts';
import { thaiDate } from '../../../../shared/thai/dates.ts';
import { Choice } from '../Choice.tsx';
import { DayStepper } from './DayStepper.tsx';
import { endsAfter, fitted, type LendTimes } from './lend-times.ts';

interface Props {
  now: number;
  times: LendTimes;
  change: (times: LendTimes) => void;
}

/** From when to when: what is chosen most often stands first, any other day is some steps away. */
export function LendWhen({ now, times, change }: Props) {
  const [other, setOther] = useState(false);
  const today = dayAt(now);
  const begin = times.from ?? today;
  const ends = endsAfter(begin);
  const known = !other && ends.some(({ day }) => day === times.until);
  const set = (wanted: Partial<LendTimes>) => change(fitted({ ...times, ...wanted }, now));
  return (
    <>
      <fieldset class="choices">
        <legend>{LEND.from}</legend>
        <Choice name="from" label={LEND.now} on={times.from === null} choose={() => set({ from: null })} />
        <Choice
          name="from"
          label={LEND.fromDay}
          on={times.from !== null}
          choose={() => set({ from: addDays(today, 1) })}
        />
      </fieldset>
      {times.from !== null && (
        <DayStepper
          label={LEND.firstDay}
          day={times.from}
          change={(from) => set({ from: from <= today ? addDays(today, 1) : from })}
        />
      )}
      <fieldset class="choices">
        <legend>{LEND.until}</legend>
        {ends.map(({ name, day }) => (
          <Choice
            key={name}
            name="until"
            label={`${LEND[name]} ${thaiDate(startOfDay(day))}`}
            on={known && times.until === day}
            choose={() => {
              setOther(false);
              set({ until: day });
            }}
          />
        ))}
        <Choice name="until" label={LEND.untilDay} on={!known} choose={() => setOther(true)} />
      </fieldset>
      {!known && (
        <>
          <DayStepper label={LEND.lastDay} day={times.until} change={(until) => set({ until })} />
          <p class="hint">{LEND.longest}</p>
        </>
      )}
    </>
  );
}
