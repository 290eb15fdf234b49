import type { Fix } from './ProofForm.tsx';

interface Props {
  id: string;
  label: string;
  hint?: string;
  value: string;
  type: (value: string) => void;
  numeric?: boolean;
  width?: string;
  fixes: readonly Fix[];
}

/** One line to type into; what to fix stands beside it. Nothing that was typed is cleared or remembered by the browser. */
export function Field({ id, label, hint, value, type, numeric, width, fixes }: Props) {
  const fix = fixes.find(({ field }) => field === id);
  const notes = [hint && `${id}-hint`, fix && `${id}-fix`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <input
        id={id}
        type="text"
        inputMode={numeric ? 'numeric' : 'text'}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        style={width ? { width } : undefined}
        value={value}
        aria-invalid={fix !== undefined}
        aria-describedby={notes || undefined}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {fix && (
        <p id={`${id}-fix`} class="wrong">
          {fix.text}
        </p>
      )}
    </div>
  );
}
