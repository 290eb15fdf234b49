import { useState } from 'preact/hooks';
import type { Answers } from '../../../shared/report/answers.ts';
import type { FormDefinition, FormItem } from '../../../shared/report/form.ts';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { arabicDigits } from '../../../shared/thai/normalize.ts';

interface Props {
  form: FormDefinition;
  answers: Answers;
  change: (answers: Answers) => void;
  done: () => void;
}

/** All items in the order of the paper, a box each: Tab goes on. */
export function FileGrid({ form, answers, change, done }: Props) {
  const [nothing, setNothing] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    if (Object.values(answers).every((count) => count === null)) return setNothing(true);
    done();
  };
  return (
    <form class="stack" onSubmit={submit}>
      {form.sections.map(({ id, no, title, items }) => (
        <fieldset key={id} class="grid">
          <legend>
            {no} {title}
          </legend>
          {items.map((item) => (
            <Box
              key={item.code}
              item={item}
              value={answers[item.code] ?? null}
              set={(count) => change({ ...answers, [item.code]: count })}
            />
          ))}
        </fieldset>
      ))}
      {nothing && <p role="alert">{FILE_FOR.nothing}</p>}
      <button type="submit" class="btn">
        {FILE_FOR.readBack}
      </button>
    </form>
  );
}

/** What was typed, as a count: Thai digits too, three at most; nothing is null. */
function Box({ item, value, set }: { item: FormItem; value: number | null; set: (count: number | null) => void }) {
  const hear = (field: HTMLInputElement) => {
    const digits = arabicDigits(field.value).replace(/\D/g, '').slice(0, 3);
    field.value = digits;
    set(digits === '' ? null : Number(digits));
  };
  return (
    <label class="figure">
      <span>
        {item.label} <span class="d">{item.unit}</span>
      </span>
      <input
        inputMode="numeric"
        autoComplete="off"
        value={value === null ? '' : String(value)}
        onInput={(event) => hear(event.currentTarget)}
      />
    </label>
  );
}
