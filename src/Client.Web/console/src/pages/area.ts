import type { Component } from 'vue';
import type { RouteRecordRaw } from 'vue-router';
import type { Role } from '@/wire/rows';
import type { Text } from '@/words/words';

/** A part of the console: its place in the navigation and its pages. `pages/<name>/routes.ts` exports one as `area`, and it is there. */
export interface Area {
  /** In the navigation. Given here with its text, though the page's own words may have the same: those come with the page, this with the console. */
  title: Text;
  /** At the foot of a phone, where the title has no room. */
  short?: Text;
  icon: Component;
  /** Where a click on it leads. */
  path: string;
  /** From the top of the navigation. */
  order: number;
  /** Who sees it there; everybody where it is left out. The server decides what is sent. */
  roles?: readonly Role[];
  /** Its pages, loaded when first opened: `component: () => import('./Page.vue')`. */
  routes: RouteRecordRaw[];
  /** Not in the navigation. */
  unlisted?: boolean;
}

const found = import.meta.glob<{ area: Area }>('./*/routes.ts', { eager: true });

/** Every area, in the order of the navigation. */
export const areas: readonly Area[] = Object.values(found)
  .map((module) => module.area)
  .sort((a, b) => a.order - b.order);

/** What the role has in its navigation. */
export const areasOf = (role: Role): readonly Area[] => areas.filter((area) => !area.unlisted && (!area.roles || area.roles.includes(role)));
