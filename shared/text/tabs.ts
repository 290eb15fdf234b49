/** The bar at the bottom of every page of the mini-app. */
export const TABS = {
  name: 'เมนูหลัก',
  report: 'ส่งรายงาน',
  'my-reports': 'รายงาน\nของฉัน',
  points: 'แต้ม',
  profile: 'ข้อมูลฉัน',
};
/** Beside the name on top: who this phone is signed in as. */
export const signedInAs = (name: string) => `คุณ${name}`;
