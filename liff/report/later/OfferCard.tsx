import { MessageCircle } from 'lucide';
import { OFFER } from '../../../shared/text/form-rare.ts';
import { thaiDateTime } from '../../../shared/thai/dates.ts';
import { Icon } from '../../components/Icon.tsx';
import type { ReportController } from '../controller.ts';

/** Numbers from chat or another phone that are newer than these: she chooses, nothing is overwritten. */
export function OfferCard({ c }: { c: ReportController }) {
  const offer = c.offer.value;
  if (offer === null) return null;
  return (
    <div class="card offer">
      <p class="head">
        <Icon of={MessageCircle} />
        <b>{OFFER.title[offer.source]}</b>
      </p>
      {offer.updatedAt !== null && <p class="hint">{OFFER.at(thaiDateTime(offer.updatedAt))}</p>}
      <div class="pair">
        <button type="button" class="btn ghost" onClick={() => c.takeOffer()}>
          {OFFER.take}
        </button>
        <button type="button" class="btn ghost" onClick={() => c.dropOffer()}>
          {OFFER.keep}
        </button>
      </div>
    </div>
  );
}
