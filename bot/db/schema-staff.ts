import type { Role } from '../../shared/people/roles.ts';
import type { Standing } from '../../shared/people/standing.ts';

/** The tables of what staff do: duties lent, review, rosters, evidence and its figures. As schema.ts says. */
export interface StaffTables {
  delegation: {
    id: string;
    person_id: string;
    role: Role;
    area_id: string;
    given_by: string;
    from_at: number;
    until_at: number;
    revoked_at: number | null;
  };
  area_setting: { area_id: string; name: string; value: string };
  review_operation: {
    unit_id: string;
    id: string;
    kind: 'certify';
    month: string;
    chosen: string;
    state: 'running' | 'done' | 'undoing' | 'undone';
    total: number;
    done: number;
    actor: string;
    created_at: number;
    undo_until: number;
    seq: number;
  };
  review_item: { unit_id: string; operation_id: string; report_id: string; outcome: string };
  roster_import: {
    id: string;
    area_id: string;
    file_name: string;
    file_hash: string;
    month: string;
    state: ImportState;
    lines: number;
    problems: number;
    seq: number;
    created_by: string;
    created_at: number;
    applied_at: number | null;
    undone_at: number | null;
    error: string | null;
  };
  roster_line: {
    import_id: string;
    line: number;
    action: RosterAction;
    unit_id: string | null;
    village_id: string | null;
    person_id: string | null;
    given_name: string | null;
    family_name: string | null;
    birth_date: string | null;
    citizen_hash: string | null;
    citizen_tail: string | null;
    phone: string | null;
    households: number | null;
    standing: Standing | null;
    order_no: string | null;
    from_month: string | null;
    to_month: string | null;
    end_reason: string | null;
    problems: string;
    before: string | null;
  };
  evidence_pack: {
    unit_id: string;
    id: string;
    month: string;
    number: number;
    state: 'prepared' | 'approved' | 'rejected';
    cut_off_at: number;
    snapshot: string;
    manifest: string;
    manifest_hash: string;
    previous_hash: string;
    audit_seq: number;
    audit_hash: string;
    prepared_by: string;
    prepared_at: number;
    approved_by: string | null;
    approved_at: number | null;
    reason: string | null;
    seq: number;
  };
  evidence_file: { unit_id: string; pack_id: string; name: string; bytes: number; sha256: string; body: string };
  unit_month: FigureColumns & { unit_id: string; village_id: string; audit_seq: number };
  area_month: FigureColumns & { area_id: string; spread: string; made_of: number };
}

/** Figures of one month, of a unit or village and of a whole area alike. */
export interface FigureColumns {
  month: string;
  entitled: number;
  reported: number;
  on_time: number;
  certified: number;
  returned: number;
  flagged: number;
  oldest_waiting_at: number | null;
  median_wait_ms: number | null;
  sums: string;
  built_at: number;
}

export type ImportState = 'staging' | 'staged' | 'applied' | 'undone' | 'failed';
export type RosterAction = 'heading' | 'new' | 'same' | 'change' | 'move' | 'leave' | 'rejoin' | 'problem';
