import { createApiTokenService } from './api-token-service.ts';
import { createDutyService } from './duty-service.ts';
import { createSessionService } from './session-service.ts';
import { createStaffService } from './staff-service.ts';

type Dependencies = Parameters<typeof createSessionService>[0] &
  Parameters<typeof createStaffService>[0] &
  Parameters<typeof createApiTokenService>[0] &
  Parameters<typeof createDutyService>[0];

/** Who works here, where they are logged in, which programs ask for them, and who is on duty. */
export function createOffice(dependencies: Dependencies) {
  return {
    sessions: createSessionService(dependencies),
    staff: createStaffService(dependencies),
    apiTokens: createApiTokenService(dependencies),
    duty: createDutyService(dependencies),
  };
}

export type Office = ReturnType<typeof createOffice>;
