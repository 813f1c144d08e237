import type { Image } from '@louyu/contract/images';
import type { Instant } from '@louyu/contract/primitives';

/** What is known of uploaded images; their bytes are files, by name, in a {@link FileStore}. */
export interface ImageStore {
  byHash(hash: string): Promise<Image | undefined>;
  /** Remembers an image; one that is known already counts as uploaded now. */
  save(image: Image, createdBy: string, at: Instant): Promise<void>;
  /** The files of all images together, in bytes. */
  totalBytes(): Promise<number>;
  /** Forgets what was uploaded before a moment and stands in no revision, draft or signed; tells how many that were. */
  forgetUnlisted(before: Instant): Promise<number>;
  /** The names of the files of every image. */
  fileNames(): Promise<ReadonlySet<string>>;
}

/** Files by name, never changed under it. */
export interface FileStore {
  /** On disk, whole and under its name, when this resolves. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Removes what is not to be kept and was put before a moment; tells how many that were. */
  removeAllBut(keep: ReadonlySet<string>, before: Instant): Promise<number>;
}

/** A file as the encoder makes it. */
export interface EncodedFile {
  readonly bytes: Uint8Array;
  readonly type: Image['type'];
  readonly width: number;
  readonly height: number;
}

export interface EncodedImage {
  readonly colour: EncodedFile;
  readonly paper: EncodedFile;
}

/** A part of an image, in fractions of its width and height. */
export interface ImageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Makes an image anew from whatever somebody uploaded. */
export interface ImageEncoder {
  /**
   * @param read brings the upload; not called while too many others wait
   * @param boxes parts that become black, for good
   * @throws LouyuError `hub.busy`, `image.unreadable`, `image.too_many_pixels`, `image.took_too_long`
   */
  encode(read: () => Promise<Uint8Array>, boxes?: readonly ImageBox[]): Promise<EncodedImage>;
}
