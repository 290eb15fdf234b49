/** `081-234-5678`, `02-123-4567`, as they are spoken; whatever is not such a number stands as it is. */
export function showPhone(phone: string): string {
  const digits = phoneDigits(phone);
  return digits.replace(/^(0\d{1,2})(\d{3})(\d{4})$/, '$1-$2-$3') || phone;
}

/** What a phone dials. */
export function phoneDigits(phone: string): string {
  return phone.replace(/[^+\d]/g, '');
}
