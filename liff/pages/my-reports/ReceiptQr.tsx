import { encode } from 'uqr';
import { REPORT_PAGE } from '../../../shared/text/report-page.ts';

/** The twelve digits as QR, always dark on light: readers do not take it the other way round. */
export function ReceiptQr({ number }: { number: string }) {
  const { size, data } = encode(number, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={REPORT_PAGE.qr(number)} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
