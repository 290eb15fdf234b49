/** The same help behind the same word on every page of the mini-app. */
export const HELP_PAGE = {
  title: 'ช่วยเหลือ',
  safe: 'ตัวเลขที่กรอกเก็บไว้ให้ทุกครั้งค่ะ',
  call: (unit: string) => `โทรหา ${unit}`,
  chat: 'หรือปิดหน้านี้ แล้วพิมพ์ “ติดต่อเจ้าหน้าที่” ในแชตค่ะ',
  emergency: 'เจ็บป่วยฉุกเฉิน โทร 1669',
  unit: 'รพ.สต.',
};
