import { send } from '@/api/commands';
import type { DisasterId, HouseholdId, PhotoHash, PhotoReply } from '@/wire/rows';

/** The longer side of a photo as it is sent: enough to judge a crack in a wall, small enough for a weak network. */
const longest = 1600;
const quality = 0.82;

/** Width and height so that the longer side is at most `most`. */
export function fitted(width: number, height: number, most = longest): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A photo of a phone, upright and smaller, as a JPEG that says nothing of where and with what it was taken.
 * @throws {Error} The browser cannot read the file as a picture.
 */
export async function prepare(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const { width, height } = fitted(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  picture.close();
  return await new Promise((resolve, reject) => canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('no picture'))), 'image/jpeg', quality));
}

export const photoAddress = (household: HouseholdId, hash: string): string => `/api/households/${household}/photos/${hash}`;

/** A photo that is on this screen and goes out with a form. */
export interface Taken {
  /** Of the command that stores it: sent again it is stored once. */
  id: string;
  blob: Blob;
  /** Of the picture on this screen. */
  address: string;
  /** Its name on the server; null until it is stored there. */
  photo: PhotoHash | null;
}

/** Stores those that are not stored yet. @returns The names of all. @throws {Refused} The server said no. @throws {Unreached} Nobody knows whether one arrived. */
export async function storeTaken(household: HouseholdId, disaster: DisasterId, taken: readonly Taken[], caption: string): Promise<PhotoHash[]> {
  const names: PhotoHash[] = [];
  for (const one of taken) {
    one.photo ??= (await sendPhoto(household, disaster, one.blob, caption, one.id)).photo;
    names.push(one.photo);
  }
  return names;
}

/** Sends a photo, again under the same id while no answer comes. @throws {Refused} The server said no. @throws {Unreached} Nobody knows whether it arrived. */
export function sendPhoto(household: HouseholdId, disaster: DisasterId, photo: Blob, caption: string, id: string): Promise<PhotoReply> {
  const form = new FormData();
  form.set('disaster', disaster);
  if (caption) form.set('caption', caption);
  form.set('photo', photo, 'photo.jpg');
  return send<PhotoReply>(`/api/households/${household}/photos`, { form }, id);
}
