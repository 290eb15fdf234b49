import { thaiDate } from '../thai/dates.ts';

export interface CodeCard {
  readonly name: string;
  readonly code: string;
  /** An SVG. */
  readonly qr: string;
}

/** What a volunteer types, or what the QR types for her. */
export const registrationText = (code: string) => `ลงทะเบียน ${code}`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A page to print and cut: one card for each volunteer, with what to do in three short lines. */
export function codeSheet(unitName: string, cards: readonly CodeCard[], expiresAt: number): string {
  const card = ({ name, code, qr }: CodeCard) => `<section>${qr}<div><h2>${escaped(name)}</h2><b>${code}</b>
<p>สแกนด้วย LINE แล้วกดส่ง<br>หรือพิมพ์ <strong>${registrationText(code)}</strong></p><small>ใช้ได้ครั้งเดียว ถึง ${thaiDate(expiresAt)}</small></div></section>`;
  return `<!doctype html><html lang="th"><meta charset="utf-8"><title>รหัสลงทะเบียน ${escaped(unitName)}</title>
<style>body{font:18px/1.6 "Noto Sans Thai",sans-serif;margin:24px}main{display:grid;grid-template-columns:1fr 1fr;gap:16px}
section{display:flex;gap:16px;border:1px dashed #888;padding:16px;break-inside:avoid}svg{width:150px;height:150px;flex:none}
h1{font-size:24px}h2{font-size:20px;margin:0}b{font-size:26px}p{margin:4px 0}</style>
<h1>รหัสลงทะเบียน อสม. ${escaped(unitName)}</h1><main>${cards.map(card).join('\n')}</main></html>
`;
}
