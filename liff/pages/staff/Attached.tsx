import type { ReviewAnswer } from '../../../shared/api/review.ts';
import { ATTACHED } from '../../../shared/text/staff-report.ts';
import { apiOf } from './place.ts';

/** Photos as they were sent; of places only how many: where she was is nobody's concern on a screen in an office. */
export function Attached({ report }: { report: ReviewAnswer }) {
  const photos = report.attachments.filter(({ kind }) => kind === 'photo');
  const places = report.attachments.length - photos.length;
  if (report.attachments.length === 0) return null;
  const source = (id: string) => `/api${apiOf(report.unit.id, `reports/${report.id}/photos/${id}`)}`;
  return (
    <section class="card" aria-labelledby="attached">
      <h2 id="attached">{ATTACHED.title}</h2>
      <div class="photos">
        {photos.map(({ id }, at) => (
          <a key={id} href={source(id)} target="_blank" rel="noopener">
            <img src={source(id)} alt={ATTACHED.photo(at + 1)} loading="lazy" />
          </a>
        ))}
      </div>
      {places > 0 && <p>{ATTACHED.place(places)}</p>}
    </section>
  );
}
