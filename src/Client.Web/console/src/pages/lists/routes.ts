import { List } from '@element-plus/icons-vue';
import type { Area } from '../area';

/** The lists behind the numbers of the board. */
export const area: Area = {
  title: ['清单', 'Lists'],
  icon: List,
  path: '/lists',
  order: 80,
  unlisted: true,
  routes: [{ path: '/lists/:view', component: () => import('./ListPage.vue') }],
};
