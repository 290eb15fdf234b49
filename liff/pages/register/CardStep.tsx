import { ShieldCheck } from 'lucide';
import { useState } from 'preact/hooks';
import type { RegistrationAnswer } from '../../../shared/api/people.ts';
import { citizenIdDigits, isCitizenId } from '../../../shared/people/citizen-id.ts';
import { CARD_STEP } from '../../../shared/text/register-page.ts';
import { MONTHS_LONG } from '../../../shared/thai/month-names.ts';
import { Icon } from '../../components/Icon.tsx';
import type { PageWorld } from '../../state/pages.ts';
import type { Proof } from './ask.ts';
import { type BirthInput, type BirthProblem, birthDateOf } from './birth-date.ts';
import { Field } from './Field.tsx';
import { type Fix, ProofForm } from './ProofForm.tsx';

const NO_BIRTH: BirthInput = { day: '', month: null, year: '' };

const BIRTH_FIXES: Readonly<Record<BirthProblem, Fix>> = {
  day: { field: 'day', text: CARD_STEP.dayWrong },
  month: { field: 'month-1', text: CARD_STEP.monthMissing },
  year: { field: 'year', text: CARD_STEP.yearWrong },
  date: { field: 'day', text: CARD_STEP.dateWrong },
};

/** Checked on the phone first, so that a slip costs no try. */
function proofOf(id: string, birth: BirthInput, today: number): Proof | readonly Fix[] {
  const fixes: Fix[] = [];
  const digits = citizenIdDigits(id);
  if (digits === null) fixes.push({ field: 'citizen', text: CARD_STEP.idShort });
  else if (!isCitizenId(digits)) fixes.push({ field: 'citizen', text: CARD_STEP.idWrong });
  const born = birthDateOf(birth, today);
  if ('problem' in born) fixes.push(BIRTH_FIXES[born.problem]);
  if (fixes.length > 0 || digits === null || 'problem' in born) return fixes;
  return { citizenId: digits, birthDate: born.date };
}

/**
 * For who has no code: the number and the birth date on her card. They lie on this screen only, and leave with it: when
 * nobody is found she compares them with the card (frontend.md §5.12).
 */
export function CardStep({ world, found }: { world: PageWorld; found: (answer: RegistrationAnswer) => void }) {
  const [id, setId] = useState('');
  const [birth, setBirth] = useState(NO_BIRTH);
  return (
    <ProofForm world={world} title={CARD_STEP.title} proof={() => proofOf(id, birth, world.now())} found={found}>
      {(fixes) => (
        <>
          <p class="why">
            <Icon of={ShieldCheck} size={28} />
            <span class="lines">{CARD_STEP.why}</span>
          </p>
          <Field
            id="citizen"
            label={CARD_STEP.id}
            hint={CARD_STEP.idHint}
            value={id}
            type={setId}
            numeric
            fixes={fixes}
          />
          <Birth birth={birth} set={setBirth} fixes={fixes} />
        </>
      )}
    </ProofForm>
  );
}

interface BirthProps {
  birth: BirthInput;
  set: (birth: BirthInput) => void;
  fixes: readonly Fix[];
}

/** Day, month by its name, year of พ.ศ.: as the card says it. A phone's own date picker begins in this year, in ค.ศ. */
function Birth({ birth, set, fixes }: BirthProps) {
  return (
    <fieldset class="birth">
      <legend>{CARD_STEP.birth}</legend>
      <Field
        id="day"
        label={CARD_STEP.day}
        value={birth.day}
        type={(day) => set({ ...birth, day })}
        numeric
        width="6rem"
        fixes={fixes}
      />
      <div role="radiogroup" aria-labelledby="month-label">
        <span id="month-label" class="label">
          {CARD_STEP.month}
        </span>
        <div class="months-grid">
          {MONTHS_LONG.map((name, at) => (
            <label key={name} class={birth.month === at + 1 ? 'on' : ''}>
              <input
                id={`month-${at + 1}`}
                type="radio"
                name="birth-month"
                checked={birth.month === at + 1}
                onChange={() => set({ ...birth, month: at + 1 })}
              />
              {name}
            </label>
          ))}
        </div>
      </div>
      <Field
        id="year"
        label={CARD_STEP.year}
        hint={CARD_STEP.yearHint}
        value={birth.year}
        type={(year) => set({ ...birth, year })}
        numeric
        width="8rem"
        fixes={fixes}
      />
    </fieldset>
  );
}
