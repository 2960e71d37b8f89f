import { User } from '@element-plus/icons-vue';
import { w } from './words';
import type { Area } from '../area';

export const area: Area = {
  title: ['受灾户', 'Households'],
  icon: User,
  path: '/households',
  order: 40,
  routes: [
    { path: '/households', component: () => import('./Households.vue') },
    { path: '/households/new', component: () => import('./Register.vue'), meta: { alone: true, title: () => w.register() } },
    { path: '/households/duplicates', component: () => import('./Duplicates.vue'), meta: { title: () => w.duplicates() } },
    { path: '/households/import', component: () => import('./Import.vue'), meta: { title: () => w.import() } },
    { path: '/households/:id', component: () => import('./Household.vue') },
    { path: '/households/:id/card', component: () => import('./HouseholdCard.vue'), meta: { bare: true, title: () => w.card() } },
  ],
};
