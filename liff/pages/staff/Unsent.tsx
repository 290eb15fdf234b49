import { useEffect, useState } from 'preact/hooks';
import type { ReceiptAnswer } from '../../../shared/api/reports.ts';
import type { UnreportedAnswer } from '../../../shared/api/review.ts';
import { FILE_FOR, UNSENT } from '../../../shared/text/staff-file-for.ts';
import { formatCount } from '../../../shared/thai/count.ts';
import type { Filing } from '../../offline/filings.ts';
import type { PageWorld } from '../../state/pages.ts';
import { apiOf, type StaffPlace } from './place.ts';
import { Refused } from './Refused.tsx';
import { useSend } from './use-send.ts';

interface Props {
  world: PageWorld;
  place: StaffPlace;
  /** What lies on this phone: whose, and of which version where that is corrected. */
  begun: readonly string[];
  listed: readonly (UnreportedAnswer['people'][number] | UnreportedAnswer['returned'][number])[];
  /** The list is another one now. */
  sent(): void;
}

interface Left {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly body: object;
}

/** What she read back and sent without a signal: it is not typed again, and nothing leaves before she says so. */
export function Unsent({ world, place, begun, listed, sent }: Props) {
  const left = useLeft(world, place, begun, listed);
  const [receipts, setReceipts] = useState<Readonly<Record<string, string>>>({});
  const { busy, trouble, send } = useSend(world);
  const waiting = left.filter(({ key }) => receipts[key] === undefined);
  const sendAll = async () => {
    for (const { key, path, body } of waiting) {
      const done = await send<ReceiptAnswer>('PUT', path, body);
      if (!done) break;
      setReceipts((known) => ({ ...known, [key]: done.data.receipt.number }));
      await (await world.filings())?.drop({ unitId: place.unitId, month: place.month, personId: key }).catch(() => {});
    }
    sent();
  };
  if (left.length === 0) return null;
  return (
    <section class="card" aria-labelledby="unsent">
      <h2 id="unsent">{waiting.length > 0 ? UNSENT.title : FILE_FOR.sent}</h2>
      <div role="status">
        <ul>
          {left.map(({ key, name }) => (
            <li key={key}>
              {name}
              {receipts[key] !== undefined && <span class="d">{FILE_FOR.receipt(receipts[key])}</span>}
            </li>
          ))}
        </ul>
      </div>
      {waiting.length > 0 && (
        <button type="button" class="btn" aria-disabled={busy} onClick={() => void sendAll()}>
          {busy ? FILE_FOR.sending : UNSENT.send(formatCount(waiting.length))}
        </button>
      )}
      <Refused world={world} trouble={trouble} />
    </section>
  );
}

function useLeft(world: PageWorld, { unitId, month }: StaffPlace, begun: Props['begun'], listed: Props['listed']) {
  const [left, setLeft] = useState<readonly Left[]>([]);
  useEffect(() => {
    void (async () => {
      const filings = await world.filings();
      const found: Left[] = [];
      for (const key of begun) {
        const filing = await filings?.load({ unitId, month, personId: key }).catch(() => null);
        const one = listed.find(
          (person) => key === ('version' in person ? `${person.id}@${person.version}` : person.id),
        );
        if (!filing || !one || !isReady(filing)) continue;
        const basedOn = 'version' in one ? one.version : null;
        found.push({
          key,
          name: one.name,
          path: apiOf(unitId, `people/${encodeURIComponent(one.id)}/reports/${month}`),
          body: { submissionId: filing.sent.id, formVersion: filing.formVersion, answers: filing.answers, basedOn },
        });
      }
      setLeft(found);
    })();
  }, [world, unitId, month, begun]);
  return left;
}

/** She sent just these numbers; what she changed afterwards she has not read back. */
function isReady(filing: Filing): filing is Filing & { sent: NonNullable<Filing['sent']> } {
  return filing.sent !== null && filing.sent.content === JSON.stringify(filing.answers);
}
