import { ref } from 'vue';

export type Language = 'zh' | 'en';

const remembered = localStorage.getItem('relief.language');

/** The language of this screen; remembered on this device. */
export const language = ref<Language>(remembered === 'en' || remembered === 'zh' ? remembered : navigator.language.startsWith('zh') ? 'zh' : 'en');
document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';

export function setLanguage(to: Language): void {
  language.value = to;
  localStorage.setItem('relief.language', to);
  document.documentElement.lang = to === 'zh' ? 'zh-CN' : 'en';
}

/** One text in both languages, side by side where it is used. */
export function t(zh: string, en: string): string {
  return language.value === 'zh' ? zh : en;
}

/** What the server says in both languages. */
export function said(text: { zh: string; en: string }): string {
  return text[language.value];
}

/** With a capital, as what stands by itself begins; Chinese knows none. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the server says in both languages, standing by itself. */
export const saidAlone = (text: { zh: string; en: string }): string => capital(said(text));

/** Between a word and what it is about. */
export const colon = (): string => t('：', ': ');

/** Between things of a kind that stand in a row. */
export const comma = (): string => t('、', ', ');

/** What is said besides, behind the word it belongs to. */
export const bracketed = (text: string): string => t(`（${text}）`, ` (${text})`);
