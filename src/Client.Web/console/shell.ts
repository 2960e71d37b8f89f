import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { partsOf } from './parts';

/** What opens without a network: the form to register a household, with what waits to be sent, and what asks before a grave deed. All else is kept once it was opened. */
const pages = ['households/Register.vue', 'design/ConfirmDialog.vue', 'pages/households/outbox.ts'];

/** Writes the list of what is kept on the device into the service worker. */
export function keptShell(): Plugin {
  return {
    name: 'kept-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const worker = chunks.find((chunk) => chunk.fileName === 'sw.js');
      const page = bundle['index.html'];
      if (!worker || page?.type !== 'asset') return this.error('the service worker or the page is missing');
      if (worker.imports.length > 0) this.error('the service worker shares a part with the console: it must stand alone');
      const files = new Set<string>();
      for (const chunk of chunks) {
        const isOf = (path: string): boolean => !!chunk.facadeModuleId?.split('?')[0]?.endsWith(path);
        if (chunk !== worker && (chunk.isEntry || pages.some(isOf))) partsOf(bundle, chunk, files);
      }
      const kept = [
        { url: '/index.html', revision: createHash('sha256').update(page.source).digest('hex').slice(0, 16) },
        ...[...files].sort().map((name) => ({ url: `/${name}`, revision: null })),
      ];
      const list = JSON.stringify(kept);
      if (!worker.code.includes('self.shellFiles')) this.error('the service worker asks for no files');
      worker.code = worker.code.replace('self.shellFiles', () => list);
      this.info(`${kept.length} files open without a network`);
    },
  };
}
