import {
  setupResultSchema,
  setupStateSchema,
  type SetupRequest,
  type SetupResult,
} from '@louyu/contract/api/staff';
import { request } from './request.ts';

/** Whether the first-run page is due. */
export async function isSetupNeeded(): Promise<boolean> {
  return (await request(setupStateSchema, '/api/setup')).needed;
}

/** Sets the hub up and logs the new admin in. @throws ApiError `setup.wrong_code`, `setup.already_done` */
export async function setUp(body: SetupRequest): Promise<SetupResult> {
  return request(setupResultSchema, '/api/setup', { method: 'POST', body });
}
