import type { Command } from './messages.ts';
import { seal, type Signer } from './signing.ts';

/** The bytes of a command as they travel. */
export function sealCommand(command: Command, signer: Signer): Uint8Array {
  return seal(JSON.stringify(command), signer);
}
