import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputBundle, OutputChunk, RollupOutput } from 'rollup';
import { build, type Plugin } from 'vite';
import { partsOf } from './parts';
import { pagesIn, type Page } from './src/early/pages';

/** Every page of every area. */
async function pagesOf(folder: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (const area of await readdir(folder)) pages.push(...pagesIn(area, await readFile(join(folder, area, 'routes.ts'), 'utf8').catch(() => '')));
  return pages;
}

const patternOf = (path: string): string => path.replace(/\/$/, '').replace(/:\w+/g, '[^/]+');

/** Fewer parameters first: `/households/new` is not the household named "new". */
const inOrder = (pages: readonly Page[]): Page[] => pages.toSorted((a, b) => a[0].split(':').length - b[0].split(':').length);

/** Lays `src/early` before the console's page, with the list of what each page is made of. @param source The console's `src`. */
export function early(source: string): Plugin {
  return {
    name: 'early',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle: OutputBundle) {
      const chunks = Object.values(bundle).filter((file): file is OutputChunk => file.type === 'chunk');
      const page = bundle['index.html'];
      const entry = chunks.find((chunk) => chunk.isEntry && chunk.name === 'index');
      if (page?.type !== 'asset' || !entry) return this.error('the page is missing');
      const there = partsOf(bundle, entry);
      const files: string[] = [];
      const number = (name: string): number => (files.includes(name) ? files.indexOf(name) : files.push(name) - 1);
      const found = inOrder(await pagesOf(join(source, 'pages')));
      const lists = new Map<string, Set<string>>();
      for (const [path, file] of found) {
        const chunk = chunks.find((one) => one.facadeModuleId?.split('?')[0]?.endsWith(file) ?? false);
        if (!chunk) return this.error(`no part of the build is ${file}`);
        const pattern = patternOf(path);
        const all = lists.get(pattern) ?? new Set<string>();
        for (const name of partsOf(bundle, chunk)) if (!there.has(name)) all.add(name);
        lists.set(pattern, all);
      }
      const parts = { pages: [...lists].map(([pattern, names]) => [pattern, [...names].map((name) => number(name.replace('assets/', '')))]), files };
      const made = (await build({
        configFile: false,
        logLevel: 'error',
        resolve: { alias: { '@': source } },
        define: { pageParts: JSON.stringify(parts) },
        build: { write: false, copyPublicDir: false, target: 'es2022', lib: { entry: join(source, 'early/early.ts'), formats: ['iife'], name: 'early', fileName: 'early' } },
      })) as RollupOutput[];
      const code = made[0]!.output[0].code;
      const fileName = `assets/early-${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.js`;
      this.emitFile({ type: 'asset', fileName, source: code });
      page.source = String(page.source).replace('<link rel="icon"', `<script async fetchpriority="high" src="/${fileName}"></script>\n    <link rel="icon"`);
      this.info(`${found.length} pages come with their parts; ${(code.length / 1000).toFixed(1)} kB say which`);
    },
  };
}
