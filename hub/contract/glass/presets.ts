import type { DeviceKind, Profile } from '../devices.ts';

export interface ProfilePreset {
  readonly kind: DeviceKind;
  readonly profile: Profile;
}

/** The usual screens of EXPERIENCE.md "Screens"; the lobby's first, since most are. */
export const profilePresets = {
  lobby: {
    kind: 'lcd',
    profile: { widthPx: 1080, heightPx: 1920, diagonalInches: 43, viewingDistanceMetres: 2.5, audio: true },
  },
  landscape: {
    kind: 'lcd',
    profile: { widthPx: 1920, heightPx: 1080, diagonalInches: 43, viewingDistanceMetres: 2.5, audio: true },
  },
  elevator: {
    kind: 'elevator',
    profile: { widthPx: 1024, heightPx: 600, diagonalInches: 10.1, viewingDistanceMetres: 0.8, audio: true },
  },
  epaper: {
    kind: 'epaper',
    profile: { widthPx: 800, heightPx: 480, diagonalInches: 7.5, viewingDistanceMetres: 1.5, audio: false },
  },
} as const satisfies Record<string, ProfilePreset>;

export type PresetName = keyof typeof profilePresets;

export const presetNames: readonly PresetName[] = ['lobby', 'landscape', 'elevator', 'epaper'];

/** The presets for what a device says it is. */
export function presetsFor(kind: DeviceKind): readonly PresetName[] {
  return presetNames.filter((name) => profilePresets[name].kind === kind);
}

/** The preset that a profile equals, or undefined where somebody has set it up by hand. */
export function presetOf(kind: DeviceKind, profile: Profile): PresetName | undefined {
  return presetsFor(kind).find((name) => {
    const preset = profilePresets[name].profile;
    return (
      preset.widthPx === profile.widthPx &&
      preset.heightPx === profile.heightPx &&
      preset.diagonalInches === profile.diagonalInches &&
      preset.viewingDistanceMetres === profile.viewingDistanceMetres
    );
  });
}
