/** Names one press, so that what is sent twice is done once: 128 random bits. A LAN is no secure context, with no UUID. */
export function newPressKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
