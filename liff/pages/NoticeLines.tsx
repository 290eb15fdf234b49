import { PRIVACY_NOTICE } from '../../shared/text/privacy.ts';

/** The short notice, one thought a line. */
export function NoticeLines() {
  return (
    <ul class="notice">
      {PRIVACY_NOTICE.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
