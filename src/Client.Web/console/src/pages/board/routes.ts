import { DataBoard } from '@element-plus/icons-vue';
import { t } from '@/words/language';
import type { Area } from '../area';

export const area: Area = {
  title: ['指挥', 'Board'],
  icon: DataBoard,
  path: '/board',
  order: 10,
  routes: [
    { path: '/board', component: () => import('./Board.vue') },
    { path: '/wall', component: () => import('./Wall.vue'), meta: { bare: true, title: () => t('大屏', 'Wall') } },
  ],
};
