/**
 * What a volunteer is told before her LINE account is joined to her name. It informs and asks no consent: the report is a
 * public task (PDPA 2562 s. 24(4)), and where an exception fits, consent must not be asked (domain.md 6.3). A changed text
 * gets a new version; the version that a person saw is kept with her link.
 */
export const PRIVACY_NOTICE = {
  version: '2569-3',
  title: 'ข้อมูลของท่าน',
  lines: [
    'ใช้ทำรายงานและแต้มของ อสม. ตามภารกิจของรัฐ',
    'เก็บชื่อ หน่วยงาน บัญชีไลน์ จำนวนงาน เหตุผลที่พิมพ์ แต้ม และการเตือนที่เลือก ไม่เก็บชื่อผู้ป่วย ข้อความแชตลบใน 7 วัน ร่างและบันทึกการส่งข้อความลบใน 90 วัน',
    'รูปและตำแหน่ง เก็บเมื่อท่านอนุญาตและส่งเองเท่านั้น',
    'ผู้ที่เห็น: ตัวท่าน ประธาน อสม. รพ.สต. และหน่วยงานสาธารณสุขที่ดูแล',
    'ท่านขอดู ขอแก้ไข หรือขอสำเนาได้ที่ รพ.สต. ของท่าน หรือในหน้าข้อมูลของฉัน',
  ],
};

/** Versions that a person may have seen: a page kept on a phone may still show the one before. */
export const PRIVACY_VERSIONS: readonly string[] = ['2569-1', '2569-2', PRIVACY_NOTICE.version];
