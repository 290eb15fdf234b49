import { randomUUID } from 'node:crypto';
import type { Month } from '../../../shared/calendar/months.ts';
import { ANSWERS, FORM } from '../support/answers.ts';
import { tokenOf } from '../support/tokens.ts';

/** A GET of the mini-app in the n-th volunteer's session. */
export function callRequest(n: number, path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${heads(n)}\r\n\r\n`);
}

/** A new report as the mini-app sends it. */
export function reportRequest(n: number, month: Month): Buffer {
  const body = JSON.stringify({
    submissionId: randomUUID(),
    formVersion: FORM.version,
    answers: ANSWERS,
    basedOn: null,
    reason: null,
  });
  const length = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
  return Buffer.from(`PUT /api/reports/${month} HTTP/1.1\r\n${heads(n)}\r\n${length}\r\n\r\n${body}`);
}

function heads(n: number): string {
  return `host: localhost\r\nauthorization: Bearer ${tokenOf(n)}\r\naccept: application/json`;
}
