import { OfficeBuilding } from '@element-plus/icons-vue';
import type { Area } from '../area';
import { w } from './words';

export const area: Area = {
  title: ['重建', 'Rebuilding'],
  icon: OfficeBuilding,
  path: '/rebuilding',
  order: 50,
  roles: ['command-staff', 'township-officer', 'information-officer', 'auditor'],
  routes: [
    { path: '/rebuilding', component: () => import('./Board.vue') },
    { path: '/rebuilding/roll', component: () => import('./Roll.vue'), meta: { title: () => w.roll() } },
    { path: '/rebuilding/:household/:disaster', component: () => import('./Rebuild.vue'), meta: { title: () => w.home() } },
  ],
};
