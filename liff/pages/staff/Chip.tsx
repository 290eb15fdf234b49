import { formatCount } from '../../../shared/thai/count.ts';

interface Props {
  label: string;
  count?: number;
  on: boolean;
  onTap: () => void;
}

/** One choice of a filter, with how many it leaves. */
export function Chip({ label, count, on, onTap }: Props) {
  return (
    <button type="button" class="chip" aria-pressed={on} onClick={onTap}>
      {label} {count !== undefined && <b class="num">{formatCount(count)}</b>}
    </button>
  );
}
