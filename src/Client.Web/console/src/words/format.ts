import { language, t } from './language';

/** Every moment and day is shown as in China, wherever the screen is. */
const timeZone = 'Asia/Shanghai';

function cached<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const locale = language.value === 'zh' ? 'zh-CN' : 'en-GB';
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const numbers = cached((locale) => new Intl.NumberFormat(locale));
const percents = cached((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }));
const clocks = cached((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone }));
const minutes = cached((locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }));
const moments = cached((locale) => new Intl.DateTimeFormat(locale, { month: locale === 'zh-CN' ? 'numeric' : 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone }));
const days = cached((locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: locale === 'zh-CN' ? 'numeric' : 'short', day: 'numeric', timeZone }));

const daysInWords = cached((locale) => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long', timeZone }));

export const number = (value: number): string => numbers().format(value);

/** @param share 0 to 1. */
export const percent = (share: number): string => percents().format(share);

/** 14:05:09 */
export const clock = (at: Date | string): string => clocks().format(new Date(at));

/** 14:05 */
export const hourMinute = (at: Date | string): string => minutes().format(new Date(at));

/** 7/3 14:05 */
export const moment = (at: Date | string): string => moments().format(new Date(at));

/** Since when: the time alone where that was within the last half day. */
export const sinceWhen = (at: Date | string): string => (Date.now() - new Date(at).getTime() < 12 * 3600_000 ? clock(at) : moment(at));

/** 2016/7/3; a day without a time is a day in China. */
export const day = (at: Date | string): string => days().format(new Date(typeof at === 'string' && at.length === 10 ? `${at}T00:00:00+08:00` : at));

/** 2016年7月3日星期日, Sunday 3 July 2016; of a text what stands before its time. */
export const dayInWords = (at: Date | string): string => daysInWords().format(typeof at === 'string' ? new Date(`${at.slice(0, 10)}T00:00:00+08:00`) : at);

/** Fen as yuan, from ten thousand yuan on in 万元. */
export function money(fen: number): string {
  const yuan = fen / 100;
  if (Math.abs(yuan) < 10_000) return t(`${number(Math.round(yuan))} 元`, `¥${number(Math.round(yuan))}`);
  return t(`${number(Math.round(yuan / 100) / 100)} 万元`, `¥${number(Math.round(yuan))}`);
}

/** Yuan as typed, in fen: 1200 or 1,200.50; null where it is no amount. */
export function fenOf(yuan: string): number | null {
  const typed = yuan.normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d{1,12}(\.\d{1,2})?$/.test(typed) ? Math.round(Number(typed) * 100) : null;
}

/** Fen as yuan to the fen, for a form: 1200, 1200.5. */
export const yuanOf = (fen: number): string => String(fen / 100);

/** Square metres as hectares. */
export const hectares = (squareMetres: number): string => t(`${number(Math.round(squareMetres / 100) / 100)} 公顷`, `${number(Math.round(squareMetres / 100) / 100)} ha`);

/** A length of time in its two largest parts: 2 h 05 min. */
export function duration(milliseconds: number): string {
  const total = Math.max(0, Math.floor(Math.abs(milliseconds) / 1000));
  const [d, h, m, s] = [Math.floor(total / 86_400), Math.floor(total / 3600) % 24, Math.floor(total / 60) % 60, total % 60];
  if (d > 0) return t(`${d} 天 ${h} 小时`, `${d} d ${h} h`);
  if (h > 0) return t(`${h} 小时 ${m} 分`, `${h} h ${m} min`);
  if (m > 0) return t(`${m} 分 ${s} 秒`, `${m} min ${s} s`);
  return t(`${s} 秒`, `${s} s`);
}
