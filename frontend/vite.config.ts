import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// The Host stays the browser's own, because the server compares it with the Origin of every write.
const API = { target: process.env['API_ORIGIN'] ?? 'http://127.0.0.1:8000', changeOrigin: false };

/**
 * Parts of axios that never run here, 5 kB of the start: its second transport, since browsers have the first,
 * and its table of status codes.
 */
const UNUSED: Readonly<Record<string, string>> = {
  './fetch.js': 'export const getFetch = () => undefined;',
  './helpers/HttpStatusCode.js': 'export default {};',
};
const leanAxios: Plugin = {
  name: 'lean-axios',
  enforce: 'pre',
  resolveId: (id, from) => (id in UNUSED && from?.includes('/axios/lib/') ? `\0axios:${id}` : undefined),
  load: (id) => UNUSED[id.replace('\0axios:', '')],
};

const fileOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The package offers only its development build by name. */
const ROUTER = fileOf('node_modules/react-router/dist/production');
const productionRouter = [
  { find: /^react-router$/, replacement: `${ROUTER}/index.mjs` },
  { find: /^react-router\/dom$/, replacement: `${ROUTER}/dom-export.mjs` },
];

/** What lists, records and Home show values with; nothing of it is in the entry. */
const VALUES =
  /\/src\/(?:lib\/(?:brands|dates|decimal|weight)|api\/(?:keys|pagination)|ui\/(?:DateText|Money|Weight|StagePie|Skeleton)|table\/(?:cells|urlState|pages|filterWords|place|stages)|entity\/listQuery)\.ts/;

export default defineConfig(({ command }) => ({
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' }, leanAxios],
  resolve: { tsconfigPaths: true, ...(command === 'build' ? { alias: productionRouter } : {}) },
  server: { host: '127.0.0.1', proxy: { '/api': API } },
  preview: { host: '127.0.0.1', proxy: { '/api': API } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    assetsDir: 'assets',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          // What every page needs is one file: a dozen small ones compress worse and are asked for one by one.
          groups: [
            { name: 'start', tags: ['$initial'] },
            { name: 'values', test: VALUES },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    testTimeout: 30_000,
    // react-router imports react-dom by a path that only Vite's own resolver finds.
    server: { deps: { inline: [/react-router/] } },
  },
}));
