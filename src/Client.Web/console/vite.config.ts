import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import Components from 'unplugin-vue-components/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { early } from './early';
import { sharedPart } from './parts';
import { keptShell } from './shell';

/** In kB, gzipped: what a phone loads before the first page is drawn, and the largest part that is loaded later. */
const budget = { entry: 95, part: 200 };

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

/** Components of Element Plus whose folder is another's. */
const within: Readonly<Record<string, string>> = { option: 'select', 'option-group': 'select', 'checkbox-group': 'checkbox', 'radio-button': 'radio', 'radio-group': 'radio', 'dropdown-menu': 'dropdown', 'dropdown-item': 'dropdown' };

/** Each component of Element Plus from its own folder, with its style: what draws in the whole library cannot be laid into parts. */
function elementPlus(name: string): { name: string; from: string; sideEffects: string[] } | undefined {
  if (!/^El[A-Z]/.test(name)) return undefined;
  const kebab = name.slice(2).replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
  const styles = process.env['VITEST'] ? [] : ['element-plus/es/components/base/style/css', `element-plus/es/components/${kebab}/style/css`];
  return { name, from: `element-plus/es/components/${within[kebab] ?? kebab}/index.mjs`, sideEffects: styles };
}

/** The address of a Client.Web started beside `npm run dev`. */
const server = process.env['RELIEF_SERVER'] ?? 'http://127.0.0.1:5080';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [vue(), Components({ dirs: [], dts: false, resolvers: [elementPlus] }), withinBudget(), early(file('src')), keptShell(), compressed()],
  // No button here has a colour of its own: the console needs none of what would work out its shades.
  resolve: { alias: { '@': file('src'), '@ctrl/tinycolor': file('src/design/noShades.ts') } },
  build: {
    target: 'es2022',
    rollupOptions: {
      input: { index: file('index.html'), sw: file('src/offline/worker.ts') },
      // A service worker answers for what lies beside it: its name stays the same.
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'), manualChunks: sharedPart },
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
