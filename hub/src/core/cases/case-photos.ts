import { LouyuError } from '@louyu/contract/errors';
import { fileNameOf } from '@louyu/contract/images';
import type { PhotoBox } from '@louyu/contract/api/cases';
import type { FileStore, ImageEncoder } from '../images/image-store.ts';
import type { Clock, Digest, Random } from '../ports.ts';
import type { Areas } from '../store.ts';
import { laterBy } from '../time.ts';
import type { CasePhotoRecord } from './case-store.ts';

export const casePhotoDefaults = {
  /** The photos of all cases together, in bytes; above it none are taken any more. */
  casePhotosMaxBytes: 2_147_483_648,
};

const hourMs = 3_600_000;
const megabyte = 1024 * 1024;

/** Private files: nobody finds them by an address. */
export interface PrivateFiles extends FileStore {
  read(name: string): Promise<Uint8Array | undefined>;
}

export interface CasePhotosOptions {
  readonly files: PrivateFiles;
  readonly encoder: ImageEncoder;
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly limits: typeof casePhotoDefaults;
}

type PhotoFile = Pick<CasePhotoRecord, 'fileName' | 'width' | 'height' | 'bytes'>;

/** Photos of cases: made anew without metadata, apart from the pictures of notices, which everybody may see. */
export class CasePhotos {
  readonly #options: CasePhotosOptions;

  constructor(options: CasePhotosOptions) {
    this.#options = options;
  }

  /**
   * Makes a photo anew and puts it on disk; nothing lists it yet.
   * @throws LouyuError `image.store_full`, and what {@link ImageEncoder.encode} throws
   */
  async make(
    areas: Pick<Areas, 'cases'>,
    read: () => Promise<Uint8Array>,
    boxes: readonly PhotoBox[] = [],
  ): Promise<PhotoFile> {
    const { files, encoder, digest, limits } = this.#options;
    if ((await areas.cases.photoBytes()) >= limits.casePhotosMaxBytes) {
      const maxMegabytes = Math.floor(limits.casePhotosMaxBytes / megabyte);
      throw new LouyuError('image.store_full', { details: { maxMegabytes } });
    }
    const { colour } = await encoder.encode(read, boxes);
    const { type, width, height, bytes } = colour;
    const fileName = fileNameOf({ hash: digest(bytes), type });
    await files.put(fileName, bytes);
    return { fileName, width, height, bytes: bytes.length };
  }

  /** What is written down of a photo that was made. */
  recordOf(file: PhotoFile, { caseId, by }: Pick<CasePhotoRecord, 'caseId' | 'by'>): CasePhotoRecord {
    const { random, clock } = this.#options;
    return {
      ...file,
      id: random.id(),
      caseId,
      by,
      createdAt: clock.now(),
      // What staff take, they take for the resident.
      released: by === 'staff',
      redacted: false,
    };
  }

  /** @throws LouyuError `case.photo_not_found` */
  async bytesOf({ fileName }: Pick<CasePhotoRecord, 'fileName'>): Promise<Uint8Array> {
    const bytes = await this.#options.files.read(fileName);
    if (bytes === undefined) throw new LouyuError('case.photo_not_found');
    return bytes;
  }

  /** The same photo with black boxes in it; the one without is gone. @throws what {@link make} throws */
  async redact(
    areas: Pick<Areas, 'cases'>,
    photo: CasePhotoRecord,
    boxes: readonly PhotoBox[],
  ): Promise<PhotoFile> {
    const bytes = await this.bytesOf(photo);
    return this.make(areas, () => Promise.resolve(bytes), boxes);
  }

  /** Removes the files that no case lists, but what was put in the last hour: somebody may be about to list it. */
  async collect(areas: Pick<Areas, 'cases'>): Promise<void> {
    const { files, clock } = this.#options;
    await files.removeAllBut(await areas.cases.photoNames(), laterBy(clock.now(), -hourMs));
  }
}
