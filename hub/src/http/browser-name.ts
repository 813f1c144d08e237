/** In this order: Edge and WeChat also call themselves Chrome, Chrome also Safari. */
const browsers = [
  [/\bMicroMessenger\//, 'WeChat'],
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/(Chrome|\bCriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

/** Android also calls itself Linux, an iPhone also Mac OS X. */
const systems = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\b(Linux|CrOS)\b/, 'Linux'],
] as const;

/**
 * What a browser calls itself, as `Chrome · Windows`, so that people recognise where they are logged in; empty where it is
 * none of the usual. Versions and models, by which one could tell people apart, are left out.
 */
export function browserName(userAgent: string | undefined): string {
  if (userAgent === undefined) return '';
  const nameIn = (known: readonly (readonly [RegExp, string])[]) =>
    known.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [nameIn(browsers), nameIn(systems)].filter((name) => name !== undefined).join(' · ');
}
