/** Two rising tones, in hertz. */
const tones = [659.25, 880] as const;
const toneSeconds = 0.22;
/** The loudest that the tones are made; the person's volume is a share of it. */
const gainMax = 0.4;

let context: AudioContext | undefined;

/** Whether a browser would keep it silent: it plays nothing before somebody has touched the page. */
export function isChimeBlocked(): boolean {
  return !navigator.userActivation.hasBeenActive;
}

/** Sounds once; nothing where the browser does not allow it. */
export async function chime(volumePercent: number): Promise<void> {
  if (isChimeBlocked()) return;
  context ??= new AudioContext();
  await context.resume();
  const start = context.currentTime;
  for (const [index, frequency] of tones.entries()) {
    const at = start + index * toneSeconds;
    const oscillator = new OscillatorNode(context, { frequency });
    const gain = new GainNode(context, { gain: 0 });
    // Swelling and fading, so that nothing clicks.
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime((gainMax * volumePercent) / 100, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, at + toneSeconds * 2);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + toneSeconds * 2);
  }
}
