/** The name of the demo's LINE account. */
export const DEMO_ACCOUNT_NAME = 'อสม. บ้านตัวอย่าง';

/** What a person at the terminal reads after `npm start`. */
export function welcome(phone: string, url: string): string {
  return `
  อสม. demo
    phone    ${phone}      add the account as a friend, then type:  ลงทะเบียน DEMO-0001
    bot      ${url}
    stop with Ctrl-C; "npm run chat" is the same phone in the terminal
\n`;
}
