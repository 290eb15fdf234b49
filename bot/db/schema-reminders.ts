import type { ReminderLevel, ReminderSlot } from '../../shared/reminders/choices.ts';
import type { WaveState } from '../../shared/reminders/wave-states.ts';

/** The tables of reminders: what each volunteer wants, waves, and what they may cost. As schema.ts says. */
export interface ReminderTables {
  reminder_choice: { person_id: string; level: ReminderLevel; slot: ReminderSlot; at: number };
  reminder_rule: { area_id: string; from_month: string; waves: string; auto: number; names_to_head: number };
  holiday: { area_id: string; day: string; name: string };
  message_budget: {
    month: string;
    plan: string;
    messages: number;
    baht: number;
    most: number;
    reserved: number;
    set_at: number;
  };
  message_quota: { month: string; kind: 'none' | 'limited'; most: number | null; used: number; read_at: number };
  wave: {
    id: string;
    area_id: string;
    month: string;
    name: string;
    aggregation_unit: string;
    state: WaveState;
    seq: number;
    people: number;
    starts_at: number | null;
    ends_at: number | null;
    due_at: number;
    planned_by: string;
    created_at: number;
    finished_at: number | null;
    reason: string | null;
  };
  wave_event: { wave_id: string; seq: number; kind: string; actor: string; at: number; detail: string | null };
  wave_result: {
    wave_id: string;
    sent: number;
    delivered: number | null;
    seen: number | null;
    reported: number;
    read_at: number;
  };
  wave_chunk: {
    unit_id: string;
    wave_id: string;
    part: string;
    people: number;
    run_at: number;
    state: ChunkState;
    attempts: number;
    claim: string | null;
    retry_key: string | null;
    body: string | null;
    recipients: number | null;
    frozen_at: number | null;
    sent_at: number | null;
    request_id: string | null;
    error: string | null;
  };
  wave_recipient: {
    unit_id: string;
    month: string;
    person_id: string;
    nth: number;
    wave_id: string;
    part: string;
    line_user_id: string;
  };
}

/** One call of multicast. `split`: refused for one bad id, its halves go on; `unknown`: LINE may have it, never sent again. */
export type ChunkState = 'waiting' | 'sent' | 'empty' | 'split' | 'refused' | 'unknown' | 'expired' | 'cancelled';
