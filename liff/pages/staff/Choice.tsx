interface Props {
  name: string;
  label: string;
  on: boolean;
  choose: () => void;
}

/** One of several, a row each (frontend.md §5.9: no dropdowns). */
export function Choice({ name, label, on, choose }: Props) {
  return (
    <label class="choice">
      <input type="radio" name={name} checked={on} onChange={choose} />
      <span>{label}</span>
    </label>
  );
}
