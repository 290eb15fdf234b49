import { writeFileSync } from 'node:fs';
import { defineConfig } from 'vite';

/** Cloudflare's static assets take their headers from this file; on Node bot/http/mini-app.ts sends the same. */
const HEADERS = `/liff/assets/*
  cache-control: public, max-age=31536000, immutable
`;

export default defineConfig({
  root: 'liff',
  base: '/liff/',
  build: { outDir: '../dist/assets/liff', emptyOutDir: true, target: ['chrome90', 'safari15'] },
  plugins: [{ name: 'cloudflare-headers', closeBundle: () => writeFileSync('dist/assets/_headers', HEADERS) }],
});
