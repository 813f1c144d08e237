import { LouyuError } from '@louyu/contract/errors';

/**
 * What nothing may hold up: an alert that is raised, updated or ended while somebody writes ten thousand households. There is one
 * writer, so whoever keeps it long looks here between its steps and gives way.
 */
export class Urgency {
  #waiting = 0;

  /** Does something urgent; whoever is in its way gives way meanwhile. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#waiting += 1;
    try {
      return await work();
    } finally {
      this.#waiting -= 1;
    }
  }

  /**
   * Between the steps of a long transaction, which is undone as a whole by this.
   * @throws LouyuError `register.gave_way` while something urgent waits
   */
  giveWay(): void {
    if (this.#waiting > 0) throw new LouyuError('register.gave_way');
  }
}
