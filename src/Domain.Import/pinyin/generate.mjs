// Writes pinyin.table: the usual reading of each character, and the names that are read otherwise. Run after a new edition of the places and review the diff.
import { readFileSync, writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const into = process.argv[2];
const read = (name) => readFileSync(name, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const syllables = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true }).map((s) => s.replaceAll('v', 'yu').replace(/^([ln])yu/, '$1ü').replace('ü', 'v'));

const reviewedReadings = read('readings.txt').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
const letterReadings = new Map(reviewedReadings.filter(([word]) => word.length === 1));
const bySyllable = new Map();
const usual = new Map();
for (let code = 0x4e00; code <= 0x9fa5; code++) {
  const letter = String.fromCodePoint(code);
  const reading = letterReadings.get(letter) ?? syllables(letter)[0];
  if (!/^[a-z]+$/.test(reading ?? '')) continue;
  usual.set(letter, reading);
  bySyllable.set(reading, (bySyllable.get(reading) ?? '') + letter);
}

const generic = /(特别行政区|自治区|自治州|自治县|自治旗|地区|街道|社区|居委会|村委会|[省市县区镇乡村盟旗])$/;
const words = new Map(reviewedReadings.filter(([word]) => word.length > 1));
const reviewed = [...words.keys()];
const places = [...read(`${into}/divisions.places`), ...read(`${into}/villages.places`)].map((line) => line.trim().split(' ')[1]).filter(Boolean);
for (const place of new Set(places)) {
  const name = place.replace(generic, '').length > 1 ? place.replace(generic, '') : place;
  if (reviewed.some((word) => name.includes(word))) continue;
  const letters = [...name];
  const found = syllables(name).map((syllable, i) => letterReadings.get(letters[i]) ?? syllable);
  if (found.length !== letters.length || letters.every((letter, i) => !usual.has(letter) || usual.get(letter) === found[i])) continue;
  // The shortest piece that is read otherwise: two letters where the reading is the same in them alone.
  for (let i = 0; i < letters.length; i++) {
    if (!usual.has(letters[i]) || usual.get(letters[i]) === found[i]) continue;
    const pairs = [[i, i + 2], [i - 1, i + 1]].filter(([from, to]) => from >= 0 && to <= letters.length);
    const pair = pairs.find(([from, to]) => syllables(letters.slice(from, to).join('')).map((syllable, k) => letterReadings.get(letters[from + k]) ?? syllable).join(' ') === found.slice(from, to).join(' '));
    const [from, to] = pair ?? [0, letters.length];
    if (to - from > 1) words.set(letters.slice(from, to).join(''), found.slice(from, to).join(' '));
  }
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const version = JSON.parse(readFileSync('node_modules/pinyin-pro/package.json', 'utf8')).version;
const lines = [
  `# Pinyin without tones (v for ü): a syllable with the characters usually read so, then words read otherwise. Made by Domain.Import/pinyin from pinyin-pro ${version} and readings.txt; edit those, not this file.`,
  ...[...bySyllable.keys()].sort(order).map((reading) => `${reading} ${bySyllable.get(reading)}`),
  ...[...words.keys()].filter((word) => [...word].map((letter) => usual.get(letter)).join(' ') !== words.get(word)).sort(order).map((word) => `=${word} ${words.get(word)}`),
  ...read('names.txt').map((line) => `@${line}`),
];
writeFileSync(`${into}/pinyin.table`, lines.join('\n') + '\n');
console.log(`${usual.size} characters, ${words.size} words, ${lines.join('\n').length} letters`);
