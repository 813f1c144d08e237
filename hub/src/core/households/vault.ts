/** Encrypts what the register knows of people, with a key that no database holds. */
export interface Vault {
  /** @param about what the text belongs to: sealed for one household, it opens for no other */
  seal(text: string, about: string): Uint8Array;
  /** @throws LouyuError `register.unreadable` where it was sealed for something else, with another key, or altered */
  open(sealed: Uint8Array, about: string): string;
  /** The same for the same text, and nothing to find the text by without the key. */
  digest(text: string): string;
}

/** Lets what else waits have its turn: long work does it every now and then. */
export type Pause = () => Promise<void>;
