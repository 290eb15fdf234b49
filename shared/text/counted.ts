/** Whom a unit's month counts, where it is about who reports: those on the waiting list do so as well. */
export const COUNTS_ALL = 'นับทุกคนที่ต้องรายงานเดือนนี้ รวมบัญชีสำรองและผู้ไม่ประสงค์รับ';
/** Whom the figures count, where it is about the quota. */
export const COUNTS_ENTITLED = 'นับเฉพาะผู้มีสิทธิ ไม่รวมบัญชีสำรองและผู้ไม่ประสงค์รับ';
