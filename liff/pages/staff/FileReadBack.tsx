import { type Answers, missingItems } from '../../../shared/report/answers.ts';
import { type FormDefinition, itemsOf } from '../../../shared/report/form.ts';
import { FILE_FOR } from '../../../shared/text/staff-file-for.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import { focusHere } from '../../components/focus-here.ts';

interface Props {
  form: FormDefinition;
  answers: Answers;
  busy: boolean;
  edit: () => void;
  send: () => void;
}

/** What will stand in her report, before it is sent in somebody's name. */
export function FileReadBack({ form, answers, busy, edit, send }: Props) {
  const missing = missingItems(form, answers);
  const given = itemsOf(form).filter(({ code }) => !missing.includes(code));
  return (
    <>
      <h2 ref={focusHere} tabIndex={-1}>
        {FILE_FOR.readBack}
      </h2>
      <dl class="facts">
        {given.map(({ code, label, unit }) => (
          <div key={code}>
            <dt>{label}</dt>
            <dd>
              {formatCount(answers[code] ?? 0)} {unit}
            </dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && <p>{FILE_FOR.empty(missing.length)}</p>}
      <p class="hint">{FILE_FOR.marked}</p>
      <div class="two">
        <button type="button" class="btn ghost" onClick={edit}>
          {FILE_FOR.edit}
        </button>
        <button type="button" class="btn" aria-disabled={busy} onClick={send}>
          {busy ? FILE_FOR.sending : FILE_FOR.send}
        </button>
      </div>
    </>
  );
}
