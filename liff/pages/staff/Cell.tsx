import type { ComponentChildren } from 'preact';

interface Props {
  /** The column's heading, where it stands above each number on a narrow screen. */
  head?: string;
  /** For a wide screen only. */
  spare?: boolean;
  /** Smaller, below it. */
  below?: string;
  children: ComponentChildren;
}

/** A number of a table. In `.rows` a row falls into lines where the screen is narrow. */
export function Cell({ head, spare = false, below, children }: Props) {
  return (
    <td class={spare ? 'num spare' : 'num'}>
      {head !== undefined && (
        <span class="cap" aria-hidden="true">
          {head}
        </span>
      )}
      {children}
      {below !== undefined && <span class="d">{below}</span>}
    </td>
  );
}

/** The headings of a table. */
export function Heads({ first, heads }: { first: string; heads: readonly { head: string; spare?: boolean }[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {heads.map(({ head, spare }) => (
          <th key={head} scope="col" class={spare ? 'spare' : undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
