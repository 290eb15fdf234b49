import type { PackHead } from '../api/evidence.ts';
import { ofAll, PACK_WORDS, packNumber } from './pack-words.ts';

/** A month's evidence: prepared by one officer, approved by another. */
export const EVIDENCE = {
  title: 'หลักฐานประจำเดือน',
  about: 'รายชื่อผู้มีสิทธิ รายงานที่รับรองแล้ว และผู้ที่ไม่รวมพร้อมเหตุผล ผู้จัดทำกับผู้อนุมัติต้องคนละคน',
  prepare: (month: string) => `จัดทำหลักฐาน ${month}`,
  preparing: 'กำลังจัดทำ',
  money: 'แสดงจำนวนเงินค่าป่วยการ',
  reason: 'เหตุผลที่จัดทำใหม่',
  reasonHint: 'เดือนนี้มีชุดที่อนุมัติแล้ว ชุดใหม่จะอ้างถึงชุดเดิม',
  history: 'ชุดที่จัดทำแล้ว',
  none: 'ยังไม่มีหลักฐานของหน่วยงานนี้',
  back: 'กลับไปรายการหลักฐาน',
};
export const PACK_STATES: Readonly<Record<PackHead['state'], string>> = {
  prepared: 'รอผู้อนุมัติ',
  approved: 'อนุมัติแล้ว',
  rejected: 'ไม่อนุมัติ',
};
export const packTitle = (month: string, number: number) => `${month} ${packNumber(number)}`;

export const PACK = {
  cutOff: (time: string) => `ตัดยอด ${time}`,
  prepared: (name: string, time: string) => `จัดทำโดย ${name} ${time}`,
  approved: (name: string, time: string) => `อนุมัติโดย ${name} ${time}`,
  reason: (words: string) => `เหตุผล: ${words}`,
  payable: (payable: string, all: string) => `${PACK_WORDS.payable} ${ofAll(payable, all)}`,
  money: (gross: string, net: string) => `รวม ${gross} บาท สุทธิ ${net} บาท`,
  gross: (gross: string) => `รวม ${gross} บาท`,
  people: (count: string) => `${count} คน`,
  left: 'พ้นจากทะเบียนก่อนเดือนนี้',
  mark: 'รหัสของหลักฐานนี้',
  own: 'ท่านเป็นผู้จัดทำ ให้เจ้าหน้าที่อีกคนอนุมัติ',
  approve: 'อนุมัติหลักฐานนี้',
  reject: 'ไม่อนุมัติ',
  rejectReason: 'เหตุผลที่ไม่อนุมัติ',
  rejectNow: 'ยืนยันไม่อนุมัติ',
  files: 'เตรียมไฟล์ให้ดาวน์โหลด',
  filesHint: 'เปิดในเบราว์เซอร์นอกไลน์ ลิงก์ใช้ได้ 10 นาที',
  file: (name: string, size: string) => `${name} ${size} KB`,
  verify: 'ตรวจว่าไฟล์ไม่ถูกแก้ไข',
  replaces: (number: number) => `${PACK_WORDS.replaces} ${number}`,
};
