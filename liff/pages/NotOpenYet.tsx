import { backToChat, notOpenYet } from '../../shared/text/mini-app.ts';

/** The mini-app's pages open with a later version; until then this says so, and that the chat does the same. */
export function NotOpenYet() {
  return (
    <section class="card">
      <h1>{notOpenYet.title}</h1>
      {notOpenYet.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="quiet">{backToChat}</p>
    </section>
  );
}
