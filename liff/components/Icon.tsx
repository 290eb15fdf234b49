import type { IconNode } from 'lucide';

/** One icon of Lucide (only those that are imported reach the phone). It is decoration: words stand beside it. */
export function Icon({ of, size = 24 }: { of: IconNode; size?: number }) {
  return (
    <svg
      class="ic"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {of.map(([tag, attributes]) => {
        const Tag = tag as 'path';
        return <Tag {...attributes} />;
      })}
    </svg>
  );
}
