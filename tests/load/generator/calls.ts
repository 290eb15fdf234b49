import { randomUUID } from 'node:crypto';
import type { Month } from '../../../shared/calendar/months.ts';
import { ANSWERS, FORM } from '../support/answers.ts';
import { tokenOf } from '../support/tokens.ts';

/** A GET of the mini-app in the n-th volunteer's session. */
export function callRequest(n: number, path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${heads(n)}\r\n\r\n`);
}

/** A new report as the mini-app sends it. */
export function reportRequest(n: number, month: Month, submissionId: string = randomUUID()): Buffer {
  return putRequest(n, `/api/reports/${month}`, { ...content(submissionId), answers: ANSWERS, reason: null });
}

/** What the mini-app keeps while she types: so many of her answers. */
export function draftRequest(n: number, month: Month, submissionId: string, typed: number): Buffer {
  const answers = Object.fromEntries(Object.entries(ANSWERS).slice(0, typed));
  return putRequest(n, `/api/drafts/${month}`, { ...content(submissionId), answers });
}

const content = (submissionId: string) => ({ submissionId, formVersion: FORM.version, basedOn: null });

function putRequest(n: number, path: string, json: object): Buffer {
  const body = JSON.stringify(json);
  const length = `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}`;
  return Buffer.from(`PUT ${path} HTTP/1.1\r\n${heads(n)}\r\n${length}\r\n\r\n${body}`);
}

function heads(n: number): string {
  return `host: localhost\r\nauthorization: Bearer ${tokenOf(n)}\r\naccept: application/json`;
}
