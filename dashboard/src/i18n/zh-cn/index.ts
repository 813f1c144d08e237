import { alertsZh } from './alerts.ts';
import { boothZh } from './booth.ts';
import { calendarZh } from './calendar.ts';
import { caseSettingsZh } from './case-settings.ts';
import { casesZh } from './cases.ts';
import { comfortZh } from './comfort.ts';
import { composeZh } from './compose.ts';
import { coverageZh } from './coverage.ts';
import { devicesZh } from './devices.ts';
import { emergencyZh } from './emergency.ts';
import { imagesZh } from './images.ts';
import { updatesZh } from './updates.ts';
import { noticesZh } from './notices.ts';
import { peopleZh } from './people.ts';
import { placesZh } from './places.ts';
import { practiceZh } from './practice.ts';
import { registerZh } from './register.ts';
import { reportsZh } from './reports.ts';
import { settingsZh } from './settings.ts';
import { readingZh } from './reading.ts';
import { shareZh } from './share.ts';
import { shellZh } from './shell.ts';
import { templatesZh } from './templates.ts';
import { wordsZh } from './words.ts';

/** The source language: what is not in here cannot be said, and what is must be said in every other language. */
export const zhCn = {
  ...shellZh,
  ...wordsZh,
  ...templatesZh,
  ...noticesZh,
  ...readingZh,
  ...comfortZh,
  ...practiceZh,
  ...composeZh,
  ...calendarZh,
  ...updatesZh,
  ...imagesZh,
  ...coverageZh,
  ...devicesZh,
  ...placesZh,
  ...registerZh,
  ...reportsZh,
  ...settingsZh,
  ...shareZh,
  ...alertsZh,
  ...emergencyZh,
  ...boothZh,
  ...peopleZh,
  ...casesZh,
  ...caseSettingsZh,
} as const;

export type Messages = typeof zhCn;
export type MessageKey = keyof Messages;
