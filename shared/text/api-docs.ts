/** What the description of /api says of itself, for those who write programs that use it. */
export const API_DESCRIPTION = {
  title: 'อสม. API',
  intro:
    'ส่งรายงานประจำเดือนของ อสม. ดูแต้ม และลงทะเบียน · Monthly reports of village health volunteers, their points and registration. Times are RFC 3339 UTC, months YYYY-MM (CE) in Asia/Bangkok. Errors are RFC 9457 problems with a stable `code`.',
  bearer: 'The token of POST /api/session.',
  cookie:
    'The same token, as the browser keeps it. A request that changes something must then come from a page of ours (Origin).',
  volunteer: 'me.id of whom the request is meant for; somebody else’s session answers 409 other-user.',
} as const;

/** The page on which it can be read, besides. */
export const API_DOCS = {
  heading: 'คู่มือ API สำหรับนักพัฒนา · API reference',
  machine: 'OpenAPI 3.1',
  who: 'ใครใช้ได้ · Who',
  answers: 'คำตอบ · Answers',
  problems: 'ปัญหาที่อาจพบ · Problems',
  auth: { none: 'ทุกคน · anybody', session: 'ผู้ใช้ LINE · any LINE user', member: 'ผู้ที่ลงทะเบียนแล้ว · somebody registered' },
} as const;
