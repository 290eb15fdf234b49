import type { Purpose } from '../api/people.ts';

/** The words of one purpose. A changed text gets a new version; the one that she answered is kept with her answer. */
export interface ConsentText {
  readonly version: string;
  readonly title: string;
  readonly what: string;
  readonly who: string;
  readonly back: string;
}

const WHO = 'ผู้ที่เห็น: ท่าน และเจ้าหน้าที่ รพ.สต. ของท่านค่ะ';

/** Real options only, each by itself (PDPA 2562 s. 19; domain.md 6.3): whoever says no reports all the same. */
export const CONSENTS: Readonly<Record<Purpose, ConsentText>> = {
  photo: {
    version: '2569-1',
    title: 'แนบรูปกับรายงาน',
    what: 'เก็บรูปที่ท่านเลือกส่งไว้กับรายงานของเดือนนั้นค่ะ',
    who: WHO,
    back: 'เปลี่ยนใจเมื่อไรก็ได้ที่หน้านี้ จะไม่รับรูปใหม่อีก ขอลบรูปเดิมได้ที่ รพ.สต. ค่ะ',
  },
  place: {
    version: '2569-1',
    title: 'แนบตำแหน่งกับรายงาน',
    what: 'เก็บตำแหน่งครั้งที่ท่านแตะส่งเท่านั้น ไม่ติดตามท่านค่ะ',
    who: WHO,
    back: 'เปลี่ยนใจเมื่อไรก็ได้ที่หน้านี้ จะไม่รับตำแหน่งอีก ขอลบของเดิมได้ที่ รพ.สต. ค่ะ',
  },
  research: {
    version: '2569-1',
    title: 'ใช้ตัวเลขเพื่องานวิจัย',
    what: 'ใช้ตัวเลขในรายงานเพื่อศึกษางาน อสม. โดยไม่มีชื่อของท่านค่ะ',
    who: 'ผู้ที่เห็น: นักวิจัยที่หน่วยงานสาธารณสุขอนุญาตค่ะ',
    back: 'เปลี่ยนใจเมื่อไรก็ได้ที่หน้านี้ ตัวเลขจากนั้นจะไม่ถูกใช้ค่ะ',
  },
};
