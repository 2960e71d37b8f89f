import type { Losses } from '@/wire/rows';

/** 1 亩 is 10,000/15 square metres. */
const muInSquareMetres = 10_000 / 15;

/** Losses as they are filled in: fields in 亩, money in yuan; null where nothing is written, which is none. */
export interface LossesForm {
  roomsCollapsed: number | null;
  roomsSeverelyDamaged: number | null;
  roomsDamaged: number | null;
  onlyHome: boolean;
  longVacant: boolean;
  cropsAffected: number | null;
  cropsDamaged: number | null;
  cropsLost: number | null;
  largeLivestock: number | null;
  directLoss: number | null;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const shown = (value: number): number | null => value || null;

export const muOf = (squareMetres: number): number => round(squareMetres / muInSquareMetres, 2);

export const formOf = (losses: Losses | null): LossesForm => ({
  roomsCollapsed: shown(losses?.roomsCollapsed ?? 0),
  roomsSeverelyDamaged: shown(losses?.roomsSeverelyDamaged ?? 0),
  roomsDamaged: shown(losses?.roomsDamaged ?? 0),
  onlyHome: losses?.onlyHome ?? true,
  longVacant: losses?.longVacant ?? false,
  cropsAffected: shown(muOf(losses?.cropsAffected ?? 0)),
  cropsDamaged: shown(muOf(losses?.cropsDamaged ?? 0)),
  cropsLost: shown(muOf(losses?.cropsLost ?? 0)),
  largeLivestock: shown(losses?.largeLivestock ?? 0),
  directLoss: shown((losses?.directLoss ?? 0) / 100),
});

/** As on the wire: whole square metres and fen. */
export const lossesOf = (form: LossesForm): Losses => ({
  roomsCollapsed: form.roomsCollapsed ?? 0,
  roomsSeverelyDamaged: form.roomsSeverelyDamaged ?? 0,
  roomsDamaged: form.roomsDamaged ?? 0,
  onlyHome: form.onlyHome,
  longVacant: form.longVacant,
  cropsAffected: Math.round((form.cropsAffected ?? 0) * muInSquareMetres),
  cropsDamaged: Math.round((form.cropsDamaged ?? 0) * muInSquareMetres),
  cropsLost: Math.round((form.cropsLost ?? 0) * muInSquareMetres),
  largeLivestock: form.largeLivestock ?? 0,
  directLoss: Math.round((form.directLoss ?? 0) * 100),
});

/** The field that is larger than what it is a part of; null where none is. */
export const tooLarge = (form: LossesForm): 'cropsDamaged' | 'cropsLost' | null =>
  (form.cropsDamaged ?? 0) > (form.cropsAffected ?? 0) ? 'cropsDamaged' : (form.cropsLost ?? 0) > (form.cropsDamaged ?? 0) ? 'cropsLost' : null;
