import { ref } from 'vue';

export type Language = 'zh' | 'en';

const remembered = localStorage.getItem('relief.language');

/** The language of this screen; remembered on this device. */
export const language = ref<Language>(remembered === 'en' || remembered === 'zh' ? remembered : navigator.language.startsWith('zh') ? 'zh' : 'en');

export function setLanguage(to: Language): void {
  language.value = to;
  localStorage.setItem('relief.language', to);
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
}

/** One text in both languages, side by side where it is used. */
export function t(zh: string, en: string): string {
  return language.value === 'zh' ? zh : en;
}

export function number(value: number): string {
  return new Intl.NumberFormat(language.value === 'zh' ? 'zh-CN' : 'en').format(value);
}

export function clock(at: Date): string {
  return new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' }).format(at);
}
