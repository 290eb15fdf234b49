/** The name of the demo's LINE account. */
export const DEMO_ACCOUNT_NAME = 'อสม. บ้านตัวอย่าง';

/** Where the phone is looked for when nobody says where. */
const USUAL_ORIGIN = 'http://localhost:3001';

/**
 * What a person at the terminal reads after `npm start`.
 * @param command how an operator's command begins beside this server; null: there is none
 */
export function welcome(phone: string, url: string, command: string | null): string {
  const operator = command === null ? '' : `\n    operator ${command} wave      in another terminal; "help" lists all`;
  const elsewhere = phone.startsWith(`${USUAL_ORIGIN}/`) ? '' : ` -- --url ${phone.replace(/\/phone\/$/, '')}`;
  return `
  อสม. demo
    phone    ${phone}      add the account as a friend, then type:  ลงทะเบียน DEMO-0001
    bot      ${url}${operator}
    stop with Ctrl-C; "npm run chat${elsewhere}" is the same phone in the terminal
\n`;
}
