/** Why a file cannot be read. The words stand in shared/text/roster.ts. */
export const FILE_REASONS = [
  'empty',
  'too-large',
  'old-excel',
  'protected',
  'not-a-table',
  'damaged',
  'bomb',
  'encoding',
  'too-many-lines',
  'no-headings',
  'doubled-heading',
  'no-unit-column',
] as const;
export type FileReason = (typeof FILE_REASONS)[number];

/** The file is not one that we read. Its message names no content. */
export class RosterFileError extends Error {
  readonly reason: FileReason;
  constructor(reason: FileReason, cause?: unknown) {
    super(`roster file: ${reason}`, { cause });
    this.reason = reason;
  }
}
