import { overviewSchema, type Overview } from '@louyu/contract/api/overview';
import { request } from './request.ts';

export async function fetchOverview(signal: AbortSignal): Promise<Overview> {
  return request(overviewSchema, '/api/overview', { signal });
}
