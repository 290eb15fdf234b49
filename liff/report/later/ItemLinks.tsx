import { type FormDefinition, itemByCode } from '../../../shared/report/form.ts';

/** Items by name; a tap opens each at its number. */
export function ItemLinks(props: { form: FormDefinition; codes: readonly string[]; onGo: (code: string) => void }) {
  return (
    <ul class="rows">
      {props.codes.map((code) => (
        <li key={code}>
          <button type="button" class="link" onClick={() => props.onGo(code)}>
            {itemByCode(props.form, code)?.label ?? code}
          </button>
        </li>
      ))}
    </ul>
  );
}
