import type { DoorCodeService, DoorCodeServiceOptions } from '../doors/door-code-service.ts';
import type { HelpDesk } from '../help/help-desk.ts';
import type { Vault } from '../households/vault.ts';
import { lazily } from '../lazily.ts';
import type { CoverageService } from './coverage-service.ts';
import type { UnreachedList } from './unreached-list.ts';

/** What staff see and do about whom a notice has reached. */
export interface CoverageDesk {
  readonly coverage: CoverageService;
  readonly unreached: UnreachedList;
  readonly help: HelpDesk;
  readonly codes: DoorCodeService;
}

export type CoverageOptions = DoorCodeServiceOptions & { readonly vault: () => Promise<Vault> };

/** The coverage of notices, loaded when somebody first looks at one. */
export function coverageOnDemand(options: CoverageOptions): () => Promise<CoverageDesk> {
  const desk = lazily(async () => {
    const [{ CoverageService }, { UnreachedList }, { HelpDesk }, { DoorCodeService }] = await Promise.all([
      import('./coverage-service.ts'),
      import('./unreached-list.ts'),
      import('../help/help-desk.ts'),
      import('../doors/door-code-service.ts'),
    ]);
    const coverage = new CoverageService(options);
    return {
      coverage,
      unreached: new UnreachedList({ ...options, coverage }),
      help: new HelpDesk(options),
      codes: new DoorCodeService(options),
    };
  });
  return desk.get;
}
