import type { Hono } from 'hono';
import { deviceEndpoints, timeRoutes, type DeviceEndpointsOptions } from './device-endpoints.ts';
import { deviceRoutes, type DeviceRoutesOptions } from './devices.ts';
import type { HttpEnv } from './http-env.ts';
import { pairingRoutes, type PairingRoutesOptions } from './pairings.ts';

export type DeviceResourcesOptions = DeviceRoutesOptions & PairingRoutesOptions & DeviceEndpointsOptions;

/** The routes of devices and of those who look after them, by where they are mounted. */
export function deviceResources(options: DeviceResourcesOptions): Record<string, Hono<HttpEnv>> {
  return {
    '/api/devices': deviceRoutes(options),
    '/api/pairings': pairingRoutes(options),
    '/api/device': deviceEndpoints(options),
    '/time': timeRoutes(options),
  };
}
