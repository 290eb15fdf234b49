import { Camera, MapPin, X } from 'lucide';
import { CONSENTS } from '../../../shared/text/consents.ts';
import { EXTRAS } from '../../../shared/text/form-rare.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';

interface Props {
  c: ReportController;
}

/** Photos and place may go along: each asked for by itself, with why and for whom first (PDPA s.19). */
export function Extras({ c }: Props) {
  const allowed = (purpose: 'photo' | 'place') => c.agreed.value.includes(purpose);
  const placed = c.extras.value.some((extra) => extra.kind === 'place');
  return (
    <section class="card">
      <div class="row">
        <h2>{EXTRAS.title}</h2>
        <span class="hint">{EXTRAS.skip}</span>
      </div>
      <p class="hint lines">{EXTRAS.why}</p>
      <ExtraList c={c} />
      {needsConsent(c) && <p class="ask lines">{EXTRAS.ask}</p>}
      <Consent c={c} purpose="photo" />
      {allowed('photo') && (
        <label class="btn ghost">
          <input
            class="sr"
            type="file"
            accept="image/*"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (file) void c.addPhoto(file);
            }}
          />
          <Icon of={Camera} />
          {EXTRAS.photo}
        </label>
      )}
      <Consent c={c} purpose="place" />
      {allowed('place') && !placed && (
        <button type="button" class="btn ghost" onClick={() => void c.addPlace()}>
          <Icon of={MapPin} />
          {EXTRAS.place}
        </button>
      )}
    </section>
  );
}

/** Never ticked for her. */
function Consent({ c, purpose }: Props & { purpose: 'photo' | 'place' }) {
  const { title, what, who, version } = CONSENTS[purpose];
  return (
    <label class="tick">
      <input
        type="checkbox"
        checked={c.agreed.value.includes(purpose)}
        onChange={(event) => void c.agree(purpose, version, event.currentTarget.checked)}
      />
      <span>
        <b>{title}</b>
        <br />
        <span class="hint lines">{`${what}\n${who}`}</span>
      </span>
    </label>
  );
}

/** Something came to the server without her word: it lies here until she gives it. */
const needsConsent = (c: ReportController) => c.extras.value.some(({ state }) => state === 'no-consent');

/** What goes along, and how far it is. */
function ExtraList({ c }: { c: ReportController }) {
  const extras = c.extras.value;
  if (extras.length === 0) return null;
  return (
    <ul class="rows">
      {extras.map(({ id, kind, state, previewUrl }, at) => (
        <li key={id} class="row">
          {previewUrl ? (
            <img src={previewUrl} alt="" width="64" height="64" />
          ) : (
            <Icon of={kind === 'photo' ? Camera : MapPin} />
          )}
          <span>
            {kind === 'place' && EXTRAS.placed} {EXTRAS.states[state]}
          </span>
          <button
            type="button"
            class="link"
            aria-label={EXTRAS.removeNth(at + 1)}
            onClick={() => void c.removeExtra(id)}
          >
            <Icon of={X} />
            {EXTRAS.remove}
          </button>
        </li>
      ))}
    </ul>
  );
}
