import { dataAt } from '@/live/live';
import { session } from '@/session/session';
import { clock, day } from '@/words/format';
import { t } from '@/words/language';

/** What stands on every paper: the time of its data and who prints it. */
export function printedLine(): string {
  const at = dataAt.value ?? new Date();
  const [asOf, who] = [`${day(at.toISOString())} ${clock(at)}`, session.value?.displayName ?? ''];
  return t(`数据时间 ${asOf}（北京时间）· 打印 ${who}`, `Data of ${asOf} (China time) · printed by ${who}`);
}
