/** A page's address as in the routes, and its component's file. */
export type Page = readonly [path: string, file: string];

/** A page as the areas write it; a space or a line between its two parts, and nothing else. */
const asWritten = /path: '([^']*)',\s*component: \(\) => import\('\.\/([^']+)'\)/g;

/**
 * Reads the pages out of the text of an area's `routes.ts`, while the console is built; those of a tab have the address of their page before their own.
 * @throws Error when a component stands there in another way: its page would come late, and nobody would know why.
 */
export function pagesIn(area: string, routes: string): Page[] {
  const pages: Page[] = [];
  let outer = '';
  for (const [, path, file] of routes.matchAll(asWritten)) {
    const isTab = !path!.startsWith('/');
    if (!isTab) outer = path!;
    pages.push([isTab ? `${outer}/${path}` : path!, `pages/${area}/${file}`]);
  }
  const other = routes.replaceAll(asWritten, '').match(/.*(?:\bcomponents?\b|\bimport\().*/);
  if (other) throw new Error(`pages/${area}/routes.ts: write a page as { path: '/address', component: () => import('./Page.vue'), … }, with nothing between; this is not: ${other[0].trim()}`);
  return pages;
}
