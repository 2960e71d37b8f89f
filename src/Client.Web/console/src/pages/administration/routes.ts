import { Setting } from '@element-plus/icons-vue';
import { session } from '@/session/session';
import { t } from '@/words/language';
import type { Area } from '../area';

export const area: Area = {
  title: ['管理', 'Administration'],
  short: ['管理', 'Admin'],
  icon: Setting,
  path: '/administration',
  order: 90,
  roles: ['administrator', 'auditor', 'command-staff'],
  routes: [
    { path: '/administration', redirect: () => (session.value?.role === 'administrator' ? '/administration/accounts' : '/administration/audit') },
    { path: '/administration/accounts', component: () => import('./Accounts.vue'), meta: { title: () => t('账号', 'Accounts') } },
    { path: '/administration/items', component: () => import('./Items.vue'), meta: { title: () => t('物资目录', 'Items') } },
    { path: '/administration/norms', component: () => import('./Norms.vue'), meta: { title: () => t('标准与阈值', 'Norms and thresholds') } },
    { path: '/administration/places', component: () => import('./Places.vue'), meta: { title: () => t('行政区划', 'Places') } },
    { path: '/administration/consumers', component: () => import('./Consumers.vue'), meta: { title: () => t('数据视图', 'Views and processes') } },
    { path: '/administration/sign-ins', component: () => import('./SignInLog.vue'), meta: { title: () => t('登录日志', 'Sign-ins') } },
    { path: '/administration/audit', component: () => import('./Audit.vue'), meta: { title: () => t('审计', 'Audit') } },
    { path: '/account', component: () => import('./OwnAccount.vue'), meta: { title: () => t('我的账号', 'My account') } },
  ],
};
