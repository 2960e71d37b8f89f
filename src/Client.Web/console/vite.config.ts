import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { keptShell } from './shell';

/** In kB, gzipped: what a phone loads before the first page is drawn, and the largest part that is loaded later. */
const budget = { entry: 150, part: 250 };

/** Fails the build where the console has become too heavy for a phone in a flooded valley. */
function withinBudget(): Plugin {
  return {
    name: 'within-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const size = (name: string): number => {
        const file = bundle[name];
        return file?.type === 'chunk' ? gzipSync(file.code).length / 1000 : 0;
      };
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        if (size(file.fileName) > budget.part) this.error(`${file.fileName} is ${size(file.fileName).toFixed(0)} kB gzipped, more than ${budget.part}`);
        if (!file.isEntry || file.fileName === 'sw.js') continue;
        const first = new Set([file.fileName]);
        for (const name of first) {
          const chunk = bundle[name];
          if (chunk?.type === 'chunk') for (const imported of chunk.imports) first.add(imported);
        }
        const entry = [...first].reduce((sum, name) => sum + size(name), 0);
        if (entry > budget.entry) this.error(`the first load is ${entry.toFixed(0)} kB of script gzipped, more than ${budget.entry}`);
        this.info(`first load: ${entry.toFixed(0)} of ${budget.entry} kB of script, gzipped`);
      }
    },
  };
}

/** Lays each file as small as Brotli makes it beside itself: the server has no time for that while a phone waits. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css|html)$/.test(name));
      await Promise.all(files.map(async (name) => writeFile(join(dir!, `${name}.br`), await promisify(brotliCompress)(await readFile(join(dir!, name))))));
    },
  };
}

/** The address of a Client.Web started beside `npm run dev`. */
const server = process.env['RELIEF_SERVER'] ?? 'http://127.0.0.1:5080';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [vue(), Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: process.env['VITEST'] ? false : 'css' })] }), withinBudget(), keptShell(), compressed()],
  resolve: { alias: { '@': file('src') } },
  build: {
    target: 'es2022',
    rollupOptions: {
      input: { index: file('index.html'), sw: file('src/offline/worker.ts') },
      // A service worker answers for what lies beside it: its name stays the same.
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  test: { environment: 'happy-dom', setupFiles: ['./src/no-network.ts'], server: { deps: { inline: ['element-plus'] } } },
  server: {
    proxy: {
      // The server lets in only what its own pages sent: they are at the address of this one.
      '/api': { target: server, changeOrigin: false },
      '/live': { target: server, changeOrigin: false, ws: true },
    },
  },
});
