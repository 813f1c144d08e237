import type { Image } from '@louyu/contract/images';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ApiError } from '../api/api-error.ts';
import { uploadImage } from '../api/images.ts';
import type { UploadView } from '../components/image-uploads-list.ts';

interface Running {
  readonly id: number;
  readonly name: string;
  readonly cancel: AbortController;
  share: number;
  problem: string;
}

/** The uploads of a form, one after the other: how far each is, and why one failed. */
export class ImageUploads implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onImage: (image: Image) => void;
  #running: readonly Running[] = [];
  #count = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(host: ReactiveControllerHost, onImage: (image: Image) => void) {
    this.#host = host;
    this.#onImage = onImage;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const { cancel } of this.#running) cancel.abort();
    this.#running = [];
  }

  get views(): readonly UploadView[] {
    return this.#running.map(({ id, name, share, problem }) => ({ id, name, share, problem }));
  }

  /** Uploads that have not failed. */
  get pending(): number {
    return this.#running.filter(({ problem }) => problem === '').length;
  }

  add(file: File): void {
    const running: Running = {
      id: (this.#count += 1),
      name: file.name,
      cancel: new AbortController(),
      share: 0,
      problem: '',
    };
    this.#running = [...this.#running, running];
    this.#host.requestUpdate();
    this.#last = this.#last.then(() => this.#upload(running, file));
  }

  /** Ends an upload, or takes note of its failure. */
  dismiss(id: number): void {
    this.#running.find((running) => running.id === id)?.cancel.abort();
    this.#remove(id);
  }

  async #upload(running: Running, file: File): Promise<void> {
    if (!this.#isWanted(running)) return;
    const onProgress = (share: number) => {
      running.share = share;
      this.#host.requestUpdate();
    };
    try {
      const image = await uploadImage(file, onProgress, running.cancel.signal);
      if (!this.#isWanted(running)) return;
      this.#remove(running.id);
      this.#onImage(image);
    } catch (error) {
      if (!this.#isWanted(running)) return;
      if (!(error instanceof ApiError)) throw error;
      running.problem = error.message;
      this.#host.requestUpdate();
    }
  }

  /** Whether nobody has cancelled it meanwhile. */
  #isWanted(running: Running): boolean {
    return this.#running.includes(running);
  }

  #remove(id: number): void {
    this.#running = this.#running.filter((running) => running.id !== id);
    this.#host.requestUpdate();
  }
}
