/** The area that everything lies in; migration 0004 puts it there. */
export const COUNTRY = 'th';
