import {
  templateChangeSchema,
  templateCheckRequestSchema,
  templateRequestSchema,
  templateResetSchema,
  templateSwitchSchema,
} from '@louyu/contract/api/templates';
import { ownTemplate } from './own-template.ts';
import type { RouteWithBody } from './route-with-body.ts';

/** The routes with a body of those who edit templates. */
export const templateRoutesWithBody: readonly RouteWithBody[] = [
  { method: 'POST', path: '/api/templates', schema: templateRequestSchema, body: { document: ownTemplate } },
  {
    method: 'POST',
    path: '/api/templates/check',
    schema: templateCheckRequestSchema,
    body: { document: ownTemplate },
  },
  {
    method: 'PUT',
    path: '/api/templates/own-0',
    schema: templateChangeSchema,
    body: { version: 7, document: ownTemplate },
  },
  { method: 'PATCH', path: '/api/templates/own-0', schema: templateSwitchSchema, body: { disabled: true } },
  {
    method: 'POST',
    path: '/api/templates/own-0/reset',
    schema: templateResetSchema,
    body: { version: 7 },
  },
];
