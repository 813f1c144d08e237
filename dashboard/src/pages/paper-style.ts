import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rules for the whole sheet of paper (`@page`), which a shadow root cannot have: they stand as long as their page does. */
export class PaperStyle implements ReactiveController {
  readonly #style = document.createElement('style');

  constructor(host: ReactiveControllerHost, css: string) {
    this.#style.textContent = css;
    host.addController(this);
  }

  hostConnected(): void {
    document.head.append(this.#style);
  }

  hostDisconnected(): void {
    this.#style.remove();
  }
}
