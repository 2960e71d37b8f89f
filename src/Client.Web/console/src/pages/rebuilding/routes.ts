import { OfficeBuilding } from '@element-plus/icons-vue';
import { t } from '@/words/language';
import type { Area } from '../area';

export const area: Area = {
  title: ['重建', 'Rebuilding'],
  icon: OfficeBuilding,
  path: '/rebuilding',
  order: 50,
  roles: ['command-staff', 'township-officer', 'information-officer', 'auditor'],
  routes: [
    { path: '/rebuilding', component: () => import('./Board.vue') },
    { path: '/rebuilding/roll', component: () => import('./Roll.vue'), meta: { title: () => t('名册', 'Roll') } },
    { path: '/rebuilding/:household/:disaster', component: () => import('./Rebuild.vue'), meta: { title: () => t('重建户', 'A home') } },
  ],
};
