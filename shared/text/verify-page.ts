// The public page that checks an evidence pack.

export const VERIFY = {
  title: 'ตรวจชุดหลักฐาน อสม.',
  intro: 'เลือกไฟล์ทุกไฟล์ของชุดหลักฐาน รวมทั้ง manifest.json',
  stays: 'ไฟล์ตรวจในเครื่องนี้เท่านั้น ไม่ถูกส่งออกไปที่ใด',
  choose: 'เลือกไฟล์',
  drop: 'หรือลากไฟล์มาวางที่นี่',
  again: 'เริ่มใหม่',
  working: 'กำลังตรวจ…',
  needManifest: 'ยังไม่มี manifest.json กรุณาเลือกเพิ่ม',
  verdicts: {
    whole: 'ครบถ้วน ไม่ถูกแก้ไข',
    part: 'ที่เลือกมาไม่ถูกแก้ไข แต่ยังไม่ครบทุกไฟล์',
    changed: 'ไม่ตรงกับที่ลงชื่อไว้',
  },
  manifestFaults: {
    'not-a-manifest': 'manifest.json นี้ไม่ใช่ของชุดหลักฐาน',
    changed: 'manifest.json ถูกแก้ไข',
  },
  files: 'ไฟล์',
  state: 'ผลตรวจ',
  states: {
    whole: 'ตรงกัน',
    changed: 'ถูกแก้ไข',
    absent: 'ยังไม่ได้เลือก',
    strange: 'ไม่ใช่ไฟล์ของชุดนี้',
  },
  lines: (lines: readonly number[]) => `บรรทัด ${lines.slice(0, 20).join(', ')}${lines.length > 20 ? ' …' : ''}`,
  facts: {
    unit: 'หน่วยบริการ',
    month: 'ประจำเดือน',
    number: 'ฉบับที่',
    cutOff: 'ข้อมูล ณ',
    prepared: 'ผู้จัดทำ',
    approved: 'ผู้ตรวจสอบ',
    payable: 'อยู่ในบัญชี',
    people: (payable: number, all: number) => `${payable} จาก ${all} คน`,
    corrects: 'แก้ไขฉบับที่',
    hash: 'รหัสหลักฐาน',
  },
  paper: {
    same: 'รหัสตรงกับ QR บนเอกสาร',
    other: 'รหัสไม่ตรงกับ QR บนเอกสาร เอกสารกับไฟล์เป็นคนละชุด',
  },
  online: {
    known: 'ระบบรู้จักชุดหลักฐานนี้ และตรงกับที่เก็บไว้',
    newer: (number: number) => `ระบบรู้จักชุดหลักฐานนี้ แต่มีฉบับที่ ${number} แก้ไขแล้ว`,
    unknown: 'ระบบนี้ไม่รู้จักชุดหลักฐานนี้',
    other: 'ระบบรู้จักรหัสนี้ แต่ไฟล์ไม่ตรงกับที่เก็บไว้',
    offline: 'ตรวจกับระบบไม่ได้ในตอนนี้ ผลด้านบนตรวจจากไฟล์อย่างเดียว',
  },
} as const;
