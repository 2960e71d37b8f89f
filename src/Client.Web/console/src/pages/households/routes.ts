import { User } from '@element-plus/icons-vue';
import { t } from '@/words/language';
import type { Area } from '../area';

export const area: Area = {
  title: ['受灾户', 'Households'],
  icon: User,
  path: '/households',
  order: 40,
  routes: [
    { path: '/households', component: () => import('./Households.vue') },
    { path: '/households/new', component: () => import('./Register.vue'), meta: { alone: true, title: () => t('登记受灾户', 'Register a household') } },
    { path: '/households/duplicates', component: () => import('./Duplicates.vue'), meta: { title: () => t('疑似重复', 'Possible duplicates') } },
    { path: '/households/import', component: () => import('./Import.vue'), meta: { title: () => t('批量导入', 'Import a sheet') } },
    { path: '/households/:id', component: () => import('./Household.vue') },
    { path: '/households/:id/card', component: () => import('./HouseholdCard.vue'), meta: { bare: true, title: () => t('户卡', 'Household card') } },
  ],
};
