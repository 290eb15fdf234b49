/** To officers at month-end, unasked: numbers only. Names stand on the pages, behind a sign-in. */
export const DIGEST_TITLE = 'สรุปงานของหน่วย';
export const missingOf = (missing: string) => `ยังไม่ส่ง ${missing} คนค่ะ`;
