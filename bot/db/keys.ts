/** Which key leads a table (design.md, three classes of keys). What is in neither list is the directory. */
export const UNIT_FIRST: readonly string[] = [
  'report',
  'report_version',
  'report_event',
  'report_attachment',
  'point_account',
  'ledger_entry',
  'audit_counter',
  'audit_entry',
  'wave_chunk',
  'wave_recipient',
];
export const LANE_FIRST: readonly string[] = ['inbox', 'conversation', 'conversation_event', 'draft', 'outbox'];

/** Parents first, so that a table's foreign keys find their targets. schema_version is read by every node. */
export const DIRECTORY: readonly string[] = [
  'schema_version',
  'area',
  'area_code',
  'person',
  'assignment',
  'registration_code',
  'registration',
  'line_link',
  'session',
  'consent',
  'throttle',
  'report_calendar',
  'form_version',
  'form_use',
  'rich_menu',
  'follower',
  'reminder_choice',
  'reminder_rule',
  'holiday',
  'message_budget',
  'message_quota',
  'wave',
  'wave_event',
  'wave_result',
  'schedule',
];
