import { parseWire } from './documents.ts';
import { LouyuError } from './errors.ts';
import { commandSchema, type Command } from './messages.ts';
import { seal, unseal, type SigningKey } from './signing.ts';

/** The bytes of a command as they travel. */
export function sealCommand(command: Command, key: SigningKey): Uint8Array {
  return seal(JSON.stringify(command), key);
}

/**
 * Verifies, then parses, a command that arrived on `topic`. Whether it has expired or was seen before is for the reader.
 * @throws LouyuError `wire.*`
 */
export function openCommand(message: Uint8Array, topic: string, publicKey: string): Command {
  const command = parseWire(commandSchema, unseal(message, publicKey));
  if (command.topic !== topic) throw new LouyuError('wire.wrong_topic');
  return command;
}
