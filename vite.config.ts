import { defineConfig } from 'vite';

export default defineConfig({
  root: 'liff',
  base: '/liff/',
  build: { outDir: '../dist/assets/liff', emptyOutDir: true, target: ['chrome90', 'safari15'] },
});
