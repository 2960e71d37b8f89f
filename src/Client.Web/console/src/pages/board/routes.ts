import { DataBoard } from '@element-plus/icons-vue';
import type { Area } from '../area';

export const area: Area = {
  title: ['指挥', 'Board'],
  icon: DataBoard,
  path: '/board',
  order: 10,
  routes: [{ path: '/board', component: () => import('./Board.vue') }],
};
