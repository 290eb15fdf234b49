import { Minus, Plus } from 'lucide';
import type { FormItem } from '../../../shared/report/form.ts';
import { COUNT } from '../../../shared/text/form-page.ts';
import { arabicDigits } from '../../../shared/thai/normalize.ts';
import { Icon } from '../../components/Icon.tsx';

interface StepperProps {
  item: FormItem;
  value: number | null;
  cap: number;
  /** Id of what stands beneath the label. */
  describedBy: string;
  onChange(value: number | null): void;
}

/** Android lets it tremble a little; nobody has to feel it (frontend.md §5.28). */
function tap(change: () => void): void {
  navigator.vibrate?.(10);
  change();
}

/** What was typed, as a count: Thai digits too, three at most; nothing is null. */
function countIn(field: HTMLInputElement): number | null {
  const digits = arabicDigits(field.value).replace(/\D/g, '').slice(0, 3);
  if (field.value !== digits) field.value = digits;
  return digits === '' ? null : Number(digits);
}

/** Empty is not zero: the left button says "none" until there is a number (frontend.md §5.6). */
export function Stepper({ item, value, cap, describedBy, onChange }: StepperProps) {
  const { code, label, unit } = item;
  const less = value === null ? 0 : Math.max(0, value - 1);
  const more = Math.min(cap, (value ?? 0) + 1);
  return (
    <div class={value === null ? 'step empty' : 'step'}>
      <button
        type="button"
        aria-label={value === null ? COUNT.noneOf(label) : COUNT.less(label)}
        aria-disabled={value === 0}
        onClick={() => tap(() => onChange(less))}
      >
        {value === null ? COUNT.none : <Icon of={Minus} size={30} />}
      </button>
      <div class="box">
        <input
          id={code}
          inputMode="numeric"
          pattern="[0-9]*"
          autocomplete="off"
          aria-describedby={describedBy}
          placeholder={COUNT.empty}
          value={value ?? ''}
          onInput={(event) => onChange(countIn(event.currentTarget))}
        />
        {value !== null && <span class="hint">{unit}</span>}
      </div>
      <button
        type="button"
        aria-label={COUNT.more(label)}
        aria-disabled={value === cap}
        onClick={() => tap(() => onChange(more))}
      >
        <Icon of={Plus} size={30} />
      </button>
    </div>
  );
}
