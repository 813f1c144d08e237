import { limits } from './link/limits.ts';
import type { Diagnosis } from './screens/diagnosis-screen.ts';
import type { LouyuStage } from './screens/stage.ts';

const holdMs = 3_000;
const openMaxMs = 120_000;
const refreshMs = 1_000;
/** Of the shorter side of the window: where a long press counts. */
const cornerShare = 0.2;

/**
 * Opens the diagnosis page for whoever stands in front of the screen: F2, OK held for three seconds, or a finger for as
 * long in a corner. Any of OK, Escape, F2 and a tap closes it, and so do two minutes; over an alert ten seconds.
 */
export class DiagnosisDoor {
  readonly #stage: LouyuStage;
  readonly #diagnose: () => Promise<Diagnosis>;
  #hold: ReturnType<typeof setTimeout> | undefined;
  #refresh: ReturnType<typeof setInterval> | undefined;
  #timeUp: ReturnType<typeof setTimeout> | undefined;

  constructor(stage: LouyuStage, diagnose: () => Promise<Diagnosis>) {
    this.#stage = stage;
    this.#diagnose = diagnose;
  }

  /** Begins to listen. */
  open(): void {
    window.addEventListener('keydown', this.#keyDown);
    window.addEventListener('keyup', this.#letGo);
    window.addEventListener('pointerdown', this.#pointerDown);
    window.addEventListener('pointerup', this.#letGo);
    window.addEventListener('pointercancel', this.#letGo);
  }

  /** Ends what is shown. */
  hide(): void {
    clearInterval(this.#refresh);
    clearTimeout(this.#timeUp);
    this.#refresh = undefined;
    this.#stage.diagnosis = null;
  }

  /** Ends listening, and what is shown. */
  close(): void {
    window.removeEventListener('keydown', this.#keyDown);
    window.removeEventListener('keyup', this.#letGo);
    window.removeEventListener('pointerdown', this.#pointerDown);
    window.removeEventListener('pointerup', this.#letGo);
    window.removeEventListener('pointercancel', this.#letGo);
    this.#letGo();
    this.hide();
  }

  get #isShown(): boolean {
    return this.#refresh !== undefined;
  }

  readonly #keyDown = (event: KeyboardEvent): void => {
    // What is held repeats itself.
    if (event.repeat) return;
    if (this.#isShown) {
      if (['Enter', 'Escape', 'F2'].includes(event.key)) this.hide();
    } else if (event.key === 'F2') this.#show();
    else if (event.key === 'Enter') this.#wait();
    else return;
    event.preventDefault();
  };

  readonly #pointerDown = (event: PointerEvent): void => {
    if (this.#isShown) this.hide();
    else if (isCorner(event)) this.#wait();
  };

  readonly #letGo = (): void => {
    clearTimeout(this.#hold);
  };

  #wait(): void {
    clearTimeout(this.#hold);
    this.#hold = setTimeout(() => {
      this.#show();
    }, holdMs);
  }

  #show(): void {
    this.hide();
    this.#refresh = setInterval(() => void this.#look(), refreshMs);
    this.#timeUp = setTimeout(
      () => {
        this.hide();
      },
      this.#stage.scene.kind === 'alert' ? limits.diagnosisOverAlertMs : openMaxMs,
    );
    void this.#look();
  }

  async #look(): Promise<void> {
    const diagnosis = await this.#diagnose();
    if (this.#isShown) this.#stage.diagnosis = diagnosis;
  }
}

function isCorner({ clientX, clientY }: PointerEvent): boolean {
  const { innerWidth, innerHeight } = window;
  const reach = Math.min(innerWidth, innerHeight) * cornerShare;
  const aside = Math.min(clientX, innerWidth - clientX) <= reach;
  return aside && Math.min(clientY, innerHeight - clientY) <= reach;
}
