/** How far she is: one piece a part. The words beside it say the same. */
export function Steps({ done, now, label }: { done: readonly boolean[]; now: number; label: string }) {
  return (
    <div class="steps" role="img" aria-label={label}>
      {done.map((is, at) => (
        <i key={at} class={is ? 'done' : at === now ? 'now' : ''} />
      ))}
    </div>
  );
}
