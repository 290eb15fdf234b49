import { VERIFY } from '../../shared/text/verify-page.ts';
import { askSystem, check } from './check.ts';
import { element } from './element.ts';
import { resultOf } from './result.ts';

export interface VerifyPlace {
  /** Of the paper's QR; '' when she came without one. */
  readonly hash: string;
  /** Where the system may be asked about a hash. */
  readonly api: URL;
}

/** The whole page. It needs no sign-in, and once it is open no network. */
export function mountVerify(root: HTMLElement, place: VerifyPlace): void {
  const files = new Map<string, Uint8Array>();
  const input = element('input', { type: 'file', multiple: '', id: 'files' });
  const again = element('button', { type: 'button', class: 'again' }, VERIFY.again);
  const result = element('section', { 'aria-live': 'polite' });
  const drop = element(
    'div',
    { class: 'drop' },
    element('label', { class: 'choose' }, VERIFY.choose, input),
    element('p', {}, VERIFY.drop),
  );
  again.hidden = true;
  root.append(
    element('h1', {}, VERIFY.title),
    element('p', {}, VERIFY.intro),
    element('p', { class: 'stays' }, VERIFY.stays),
    drop,
    result,
    again,
  );

  // Of two that overlap the later one counts.
  let turn = 0;
  const take = async (chosen: FileList | null) => {
    const mine = ++turn;
    result.replaceChildren(element('p', {}, VERIFY.working));
    for (const file of Array.from(chosen ?? [])) files.set(file.name, new Uint8Array(await file.arrayBuffer()));
    const checked = await check(files);
    if (mine !== turn) return;
    again.hidden = false;
    result.replaceChildren(...resultOf(checked, place.hash, null));
    if (checked.kind !== 'checked') return;
    const known = await askSystem(place.api, checked.manifest);
    if (mine === turn) result.replaceChildren(...resultOf(checked, place.hash, known));
  };
  input.addEventListener('change', () => {
    void take(input.files);
    input.value = '';
  });
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    void take(event.dataTransfer?.files ?? null);
  });
  again.addEventListener('click', () => {
    turn++;
    files.clear();
    result.replaceChildren();
    again.hidden = true;
    input.focus();
  });
}
