import type { AudienceService } from './audience-service.ts';
import type { BulkService, BulkServiceOptions } from './bulk-service.ts';
import type { Table } from './columns.ts';
import type { RegisterReports } from './reports.ts';
import type { RegisterService } from './register-service.ts';

/** Reads a roster where what is in it can do no harm. */
export interface RosterReader {
  /**
   * @param bring the bytes; not called while too many others wait
   * @throws LouyuError `hub.busy`, `register.wrong_kind`, `register.took_too_long`, `register.file_…`, `register.too_many`
   */
  read(
    name: string,
    bring: () => Promise<Uint8Array>,
  ): Promise<{ readonly table: Table; readonly bytes: Uint8Array }>;
}

export interface Register {
  readonly households: RegisterService;
  readonly bulk: BulkService;
  readonly reports: RegisterReports;
  readonly audiences: AudienceService;
  readonly reader: RosterReader;
}

export type RegisterOptions = BulkServiceOptions & { readonly reader: RosterReader };

/** The register, loaded when somebody first asks for it: most days nobody does. */
export function registerOnDemand(options: RegisterOptions): () => Promise<Register> {
  let register: Promise<Register> | undefined;
  return () => (register ??= load(options));
}

async function load(options: RegisterOptions): Promise<Register> {
  const [{ RegisterService }, { BulkService }, { RegisterReports }, { AudienceService }] = await Promise.all([
    import('./register-service.ts'),
    import('./bulk-service.ts'),
    import('./reports.ts'),
    import('./audience-service.ts'),
  ]);
  const households = new RegisterService(options);
  return {
    households,
    bulk: new BulkService(options),
    reports: new RegisterReports({ ...options, register: households }),
    audiences: new AudienceService(options),
    reader: options.reader,
  };
}
