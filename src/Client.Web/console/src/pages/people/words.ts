import { number } from '@/words/format';
import { named, words } from '@/words/words';
import type { PlaceTier } from '@/wire/rows';

const persons = (n: number): string => (n === 1 ? '1 person' : `${number(n)} persons`);

export const w = words({
  find: ['户主或成员姓名、电话、身份证号', 'Name of head or member, phone, ID'],
  finding: ['正在查找…', 'Looking…'],
  notFound: ['没有找到。可试姓名的一部分、完整的身份证号或电话。', 'Nothing found. Try part of a name, a whole ID or a phone number.'],
  change: ['换一户', 'Another'],
  erased: ['（已抹除）', '(erased)'],
  unnamed: ['（无姓名）', '(no name)'],
  personCount: (n: number) => [`${number(n)} 人`, persons(n)],
  age: (years: number) => [`${number(years)} 岁`, `${number(years)} y`],
  months: (n: number) => [`${number(n)} 个月`, `${number(n)} mo`],
  whole: ['全家', 'The whole household'],

  photo: ['照片', 'Photo'],
  addPhoto: ['拍照 / 选图', 'Take or choose a photo'],
  photoUnreadable: ['这个文件不是能识别的照片', 'This file is no photo that can be read'],
  drop: ['去掉', 'Remove'],
  dropPhoto: (n: number) => [`去掉第 ${n} 张`, `Remove photo ${n}`],
  close: ['关闭', 'Close'],

  who: ['谁', 'Who'],
  where: ['去哪里', 'Where to'],
  when: ['什么时候', 'When'],
  now: ['刚才', 'Just now'],
  earlier: ['更早', 'Earlier'],
  at: ['时间', 'Time'],
  toHome: ['回家', 'Home'],
  toShelter: ['安置点', 'A shelter'],
  chooseShelter: ['选一处安置点', 'Choose a shelter'],
  suggested: (n: number) => [`可同住 ${number(n)} 人，由近到远`, `With room for all ${number(n)}, the nearest first`],
  suggestedStepFree: (n: number) => [`可同住 ${number(n)} 人，无障碍优先，由近到远`, `With room for all ${number(n)}, step-free first, then the nearest`],
  noneSuggested: (n: number) => [`附近没有能同住 ${number(n)} 人的开放安置点`, `No open shelter near has room for all ${number(n)}`],
  noneSuggestedNext: ['开放待命的安置点，或由指挥人员授权超额；实在不行再分开安置。', 'Open one that stands by, or have command staff authorise overflow; split the family last.'],
  suggesting: ['正在查找最近的安置点…', 'Looking for the nearest shelter…'],
  free: (n: number) => [`余 ${number(n)}`, `${number(n)} free`],
  stepFree: ['无障碍', 'Step-free'],
  steps: ['有台阶', 'Has steps'],
  kilometres: (km: string) => [`约 ${km} 公里`, `about ${km} km`],
  arriving: ['到了没有', 'Are they there'],
  there: ['已到，现在入住', 'There: taken in now'],
  underWay: ['在路上，预留 2 小时', 'On the way: places kept for 2 h'],
  chooseWho: ['至少选一人', 'Choose at least one'],
  allThere: ['所选的人已经在那里', 'Those chosen are there already'],
  move: (n: number) => [`记录 ${number(n)} 人转移`, `Record the move of ${persons(n)}`],
  missingTitle: (n: number) => [`将 ${number(n)} 人报为失踪？`, `Report ${persons(n)} as missing?`],
  missingConsequence: ['计入失踪人数并上报；不再为其发放按人计算的物资。找到后可随时改回。', 'They are counted and reported as missing, and goods by the head are no longer given for them. Once found, this is changed back.'],
  reportMissing: ['报失踪', 'Report missing'],
  deadTitle: (n: number) => [`将 ${number(n)} 人登记为死亡？`, `Record ${persons(n)} as dead?`],
  deadConsequence: ['计入因灾死亡人数并上报，按人救助停止。只有指挥人员能更正。', 'They are counted and reported among the dead, and aid by the head ends. Only command staff can correct it.'],
  recordDead: ['登记死亡', 'Record as dead'],
  moved: (n: number, where: string) => [`${number(n)} 人：${where}`, `${persons(n)}: ${where.toLowerCase()}`],
  movedBack: ['已改回原处', 'Moved back to where they were'],
  released: ['预留的床位已释放', 'The kept places are free again'],
  cancel: ['返回', 'Back'],
});

export const nearness = named<PlaceTier>({
  village: ['同村', 'same village'],
  township: ['同乡镇', 'same township'],
  county: ['同县区', 'same county'],
  prefecture: ['同市', 'same prefecture'],
  province: ['同省', 'same province'],
  country: ['外省', 'another province'],
});
