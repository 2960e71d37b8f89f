import type { ManualChunkMeta, OutputBundle, OutputChunk } from 'rollup';

/** A part of the build with all that it cannot do without: scripts and style sheets, by the names of their files. */
export function partsOf(bundle: OutputBundle, chunk: OutputChunk, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet);
  for (const name of chunk.imports) {
    const part = bundle[name];
    if (part?.type === 'chunk') partsOf(bundle, part, found);
  }
  return found;
}

const shared: readonly (readonly [name: string, of: RegExp])[] = [
  ['vue', /\/node_modules\/(?:@vue|vue|vue-router)\//],
  ['signalr', /\/node_modules\/@microsoft\/signalr\//],
  ['panels', /\/src\/(?:design\/(?:Ago|CapacityBar|Choice|Countdown|DataTable|FigureTile|PageHead|PageTabs|Panel|chinaTime|clock|deadline|list|tone)\.|pages\/(?:query|lists\/behind)\.|api\/(?:position|views)\.)/],
  ['figures', /\/src\/pages\/board\/(?:KeyFigures|StageCard|figures|useBoardHead|useSuggestion|words)\./],
  ['forms', /\/src\/(?:design\/(?:AmountInput|CommandForm|Field|NumberInput|PlacePicker|amount|draft|form)\.|api\/(?:commands|ids|useCommand)\.)/],
  ['forms', /\/node_modules\/element-plus\/es\/(?:components\/(?:base|button|checkbox|config-provider|focus-trap|form|icon|input|option|option-group|popper|scrollbar|select|slot|tag|teleport|tooltip)|constants|directives|hooks\/(?!use-locale)|utils)\//],
  ['forms', /\/node_modules\/(?:@floating-ui|@popperjs|@sxzz|@vueuse|lodash-es)\//],
];

/** Where the console begins, and of libraries what it begins with. */
const begin = /\/index\.html$|\/src\/main\.ts$|\/node_modules\/lodash-es\/get\.js$/;
const ofBegin = /\/src\/|\/node_modules\/(?:lodash-es\/(?!lodash)|element-plus\/(?:es\/(?:locale|hooks\/use-locale|components\/base)|theme-chalk\/base)|@element-plus\/icons-vue\/)|plugin-vue:export-helper|modulepreload-polyfill/;
const first = new Set<string>();

function withImports(id: string, meta: ManualChunkMeta): void {
  if (first.has(id) || !(begin.test(id) || ofBegin.test(id))) return;
  first.add(id);
  for (const imported of meta.getModuleInfo(id)?.importedIds ?? []) withImports(imported, meta);
}

/** Many small parts wait for one another on a slow line: what most pages share comes in few, and what all share with the console itself. */
export function sharedPart(id: string, meta: ManualChunkMeta): string | undefined {
  if (first.size === 0) for (const one of meta.getModuleIds()) if (begin.test(one)) withImports(one, meta);
  return first.has(id) ? 'index' : shared.find(([, of]) => of.test(id))?.[0];
}
