/** Turns passwords of people into what may be stored. Slow and memory-hard by intent. */
export interface PasswordHasher {
  /** @throws LouyuError `hub.busy` where too many are waiting */
  hash(password: string): Promise<string>;
  /** Whether `password` made `hash`. @throws LouyuError `hub.busy` where too many are waiting */
  verify(password: string, hash: string): Promise<boolean>;
}
