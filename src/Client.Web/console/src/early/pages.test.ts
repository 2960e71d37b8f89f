import { describe, expect, it } from 'vitest';
import { areas } from '@/pages/area';
import { pagesIn } from './pages';

const texts = import.meta.glob<string>('../pages/*/routes.ts', { eager: true, query: '?raw', import: 'default' });

describe('the pages that the build reads out of the routes', () => {
  it('have the address of their page before that of a tab', () => {
    const routes = `{ path: '/depots', component: () => import('./Depots.vue') }, { path: '/depots/:id', component: () => import('./Depot.vue'), children: [{ path: 'ledger', component: () => import('./Ledger.vue') }] }`;
    expect(pagesIn('depots', routes)).toEqual([['/depots', 'pages/depots/Depots.vue'], ['/depots/:id', 'pages/depots/Depot.vue'], ['/depots/:id/ledger', 'pages/depots/Ledger.vue']]);
  });

  it.each([
    `{ path: '/depots', name: 'depots', component: () => import('./Depots.vue') }`,
    `{ path: "/depots", component: () => import("./Depots.vue") }`,
    `{ path: '/depots', component: Depots }`,
    `{ path: '/depots', component: () => page('./Depots.vue') }`,
  ])('are not passed over in silence: %s', (routes) => {
    expect(() => pagesIn('depots', routes)).toThrow(/^pages\/depots\/routes\.ts: write a page as/);
  });

  it('are all that the console has', () => {
    const read = Object.entries(texts).flatMap(([file, text]) => pagesIn(file.split('/').at(-2)!, text));
    const count = (routes: (typeof areas)[number]['routes']): number => routes.reduce((sum, route) => sum + (route.component ? 1 : 0) + count(route.children ?? []), 0);
    expect(read).toHaveLength(areas.reduce((sum, area) => sum + count(area.routes), 0));
  });
});
