export const colorSchemes = ['system', 'light', 'dark'] as const;
export type ColorScheme = (typeof colorSchemes)[number];

const storageKey = 'louyu.color-scheme';

export function colorScheme(): ColorScheme {
  const stored = localStorage.getItem(storageKey);
  return colorSchemes.find((known) => known === stored) ?? 'system';
}

/** Light or dark by hand, or as the system has it; kept on this browser. */
export function setColorScheme(scheme: ColorScheme): void {
  localStorage.setItem(storageKey, scheme);
  applyColorScheme();
}

export function applyColorScheme(): void {
  const scheme = colorScheme();
  if (scheme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = scheme;
}
