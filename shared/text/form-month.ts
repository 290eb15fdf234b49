/** Where there is a choice of months: the button, and the page that it opens. */
export const CHOOSE_MONTH = 'เลือกเดือน';
