import type { MessageKey } from '../zh-cn/index.ts';
import { alertsEn } from './alerts.ts';
import { boothEn } from './booth.ts';
import { calendarEn } from './calendar.ts';
import { caseSettingsEn } from './case-settings.ts';
import { casesEn } from './cases.ts';
import { comfortEn } from './comfort.ts';
import { composeEn } from './compose.ts';
import { coverageEn } from './coverage.ts';
import { devicesEn } from './devices.ts';
import { emergencyEn } from './emergency.ts';
import { imagesEn } from './images.ts';
import { updatesEn } from './updates.ts';
import { noticesEn } from './notices.ts';
import { peopleEn } from './people.ts';
import { placesEn } from './places.ts';
import { practiceEn } from './practice.ts';
import { registerEn } from './register.ts';
import { reportsEn } from './reports.ts';
import { settingsEn } from './settings.ts';
import { readingEn } from './reading.ts';
import { shareEn } from './share.ts';
import { shellEn } from './shell.ts';
import { templatesEn } from './templates.ts';
import { wordsEn } from './words.ts';

export const en: Readonly<Record<MessageKey, string>> = {
  ...shellEn,
  ...wordsEn,
  ...templatesEn,
  ...noticesEn,
  ...readingEn,
  ...comfortEn,
  ...practiceEn,
  ...composeEn,
  ...calendarEn,
  ...updatesEn,
  ...imagesEn,
  ...coverageEn,
  ...devicesEn,
  ...placesEn,
  ...registerEn,
  ...reportsEn,
  ...settingsEn,
  ...shareEn,
  ...alertsEn,
  ...emergencyEn,
  ...boothEn,
  ...peopleEn,
  ...casesEn,
  ...caseSettingsEn,
};
