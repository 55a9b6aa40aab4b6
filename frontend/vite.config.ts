import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The Host stays the browser's own, because the server compares it with the Origin of every write.
const API = { target: process.env['API_ORIGIN'] ?? 'http://127.0.0.1:8000', changeOrigin: false };

export default defineConfig({
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' }],
  resolve: { tsconfigPaths: true },
  server: { host: '127.0.0.1', proxy: { '/api': API } },
  preview: { host: '127.0.0.1', proxy: { '/api': API } },
  build: { target: 'es2022', outDir: 'dist', assetsDir: 'assets', manifest: true },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    // react-router imports react-dom by a path that only Vite's own resolver finds.
    server: { deps: { inline: [/react-router/] } },
  },
});
