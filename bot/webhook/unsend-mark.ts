/** What stands in the inbox for a message that she took back, so that it is forgotten whenever it comes. */
export const unsendMark = (messageId: string | null) => `unsend:${messageId ?? ''}`;
