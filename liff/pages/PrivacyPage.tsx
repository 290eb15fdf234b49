import { PRIVACY_NOTICE } from '../../shared/text/privacy.ts';
import { PRIVACY_PAGE } from '../../shared/text/privacy-page.ts';
import { NOTICE } from '../../shared/text/profile-page.ts';

/** What we keep, why, how long and who sees it, in full. Needs nothing of the server. */
export function PrivacyPage() {
  return (
    <article class="card">
      <h1>{PRIVACY_NOTICE.title}</h1>
      {PRIVACY_PAGE.map(({ title, lines }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul class="notice">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      <p class="hint">{NOTICE.version(PRIVACY_NOTICE.version)}</p>
    </article>
  );
}
