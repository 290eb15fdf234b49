import type { Files } from './bundle.ts';

/** Puts a page's script and styles into its HTML: one request until it can be used (frontend.md §3). */
export function inline(files: Files, page: string): void {
  let html = String(files.get(page));
  const put = (tag: RegExp, dress: (code: string) => string) => {
    html = html.replace(tag, (_, path: string) => {
      const code = String(files.get(path));
      files.delete(path);
      return dress(code.trim());
    });
  };
  const script: string[] = [];
  put(/\s*<script type="module" crossorigin src="\/liff\/([^"]+)"><\/script>/, (code) => {
    script.push(`<script type="module">${code.replaceAll('</script', '<\\/script')}</script>`);
    return '';
  });
  put(/<link rel="stylesheet" crossorigin href="\/liff\/([^"]+)">/, (code) => `<style>${code}</style>`);
  // At the end of the body, as late as it runs anyway.
  files.set(
    page,
    tidy(html).replace('</body>', () => `${script.join('')}</body>`),
  );
}

/** Spaces between tags mean nothing on these pages; comments do: the server writes into `<!--page-->`. */
export function tidy(html: string): string {
  return html.replace(/>\s+</g, '><').trim();
}
