import type { Hono } from 'hono';
import { calendarRoutes, type CalendarRoutesOptions } from './calendar.ts';
import type { HttpEnv } from './http-env.ts';
import { fileRoutes, imageRoutes, type FileRoutesOptions, type ImageRoutesOptions } from './images.ts';
import { noticeRoutes, previewRoutes, type NoticeRoutesOptions } from './notices.ts';
import { shareChannelRoutes } from './shares.ts';
import { templateRoutes, type TemplateRoutesOptions } from './templates.ts';

export interface NoticeResourcesOptions
  extends NoticeRoutesOptions, CalendarRoutesOptions, TemplateRoutesOptions, ImageRoutesOptions {
  readonly files: FileRoutesOptions;
}

/** The routes of notices and of what they are made from, by where they are mounted. */
export function noticeResources(options: NoticeResourcesOptions): Record<string, Hono<HttpEnv>> {
  return {
    '/api/templates': templateRoutes(options),
    '/api/notices': noticeRoutes(options),
    '/api/share-channels': shareChannelRoutes(options),
    '/api/preview': previewRoutes(options),
    '/api/calendar': calendarRoutes(options),
    '/api/images': imageRoutes(options),
    '/files': fileRoutes(options.files),
  };
}
