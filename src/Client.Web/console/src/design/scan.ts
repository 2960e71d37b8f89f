const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** What a code of ours stands for: a household's card, a consignment's note. */
export type Coded = 'household' | 'consignment';

/** The text that goes into the QR code of a thing. */
export const codeOf = (kind: Coded, id: string): string => `relief:${kind}:${id}`;

/** The id in a scanned text, whatever stands around it; null where there is none, or where it is the code of another kind of thing. */
export function idIn(text: string, kind: Coded): string | null {
  const named = /relief:(\w+):/i.exec(text)?.[1]?.toLowerCase();
  return named && named !== kind ? null : (uuid.exec(text)?.[0]?.toLowerCase() ?? null);
}

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

const detectors = (): (new (options: { formats: string[] }) => Detector) | undefined => (globalThis as { BarcodeDetector?: new (options: { formats: string[] }) => Detector }).BarcodeDetector;

/** Whether this browser reads QR codes with its camera. A camera wants https. */
export const hasCamera = (): boolean => detectors() !== undefined && 'mediaDevices' in navigator;

/**
 * Looks through the camera until a code is found or `signal` ends it.
 * @throws {DOMException} The camera was refused, or there is none.
 */
export async function scan(video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> {
  const Detectors = detectors();
  if (!Detectors) return null;
  const detector = new Detectors({ formats: ['qr_code'] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  try {
    video.srcObject = stream;
    await video.play();
    while (!signal.aborted) {
      const [found] = await detector.detect(video).catch(() => []);
      if (found) return found.rawValue;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
