import type { CaseFigures } from '@louyu/contract/api/case-policy';
import type { Actor } from '../ports.ts';
import { lazily } from '../lazily.ts';
import type { ScreenNotices } from '../acknowledgments/screen-notices.ts';
import type { CaseDesk } from './case-desk.ts';
import type { CasePhotosOptions } from './case-photos.ts';
import type { CaseViews, CaseViewsOptions } from './case-views.ts';
import type { EntryService, EntryServiceOptions } from './entry-service.ts';
import type { CaseRetention, CaseRetentionOptions } from './retention.ts';
import type { SubmissionService, SubmissionServiceOptions } from './submission-service.ts';
import type { submissionThrottleDefaults } from './submission-throttle.ts';
import type { TrackingService, TrackingServiceOptions } from './tracking-service.ts';

/** All that handles cases. */
export interface Cases {
  readonly desk: CaseDesk;
  readonly entries: EntryService;
  readonly views: CaseViews;
  readonly submissions: SubmissionService;
  readonly tracking: TrackingService;
  readonly retention: CaseRetention;
  figures(actor: Actor, period: { readonly from: string; readonly to: string }): Promise<CaseFigures>;
}

export type CasesOptions = Omit<CasePhotosOptions, 'limits'> &
  Omit<EntryServiceOptions, 'limits'> & {
    readonly notices: Pick<ScreenNotices, 'find'>;
    /** By which what is old is deleted; throws while it is not to be trusted. */
    readonly trustedClock: CaseRetentionOptions['clock'];
    readonly limits: CasePhotosOptions['limits'] &
      CaseViewsOptions['limits'] &
      SubmissionServiceOptions['limits'] &
      TrackingServiceOptions['limits'] &
      CaseRetentionOptions['limits'] &
      typeof submissionThrottleDefaults;
  };

/** Cases, loaded when the first resident or clerk asks for them. */
export function casesOnDemand(options: CasesOptions): () => Promise<Cases> {
  return lazily(() => load(options)).get;
}

async function load(options: CasesOptions): Promise<Cases> {
  const parts = await Promise.all([
    import('./case-desk.ts'),
    import('./case-photos.ts'),
    import('./case-views.ts'),
    import('./entry-service.ts'),
    import('./figures.ts'),
    import('./report-places.ts'),
    import('./retention.ts'),
    import('./submission-service.ts'),
    import('./submission-throttle.ts'),
    import('./tracking-service.ts'),
  ]);
  const [{ CaseDesk }, { CasePhotos }, { CaseViews }, { EntryService }, , { ReportPlaces }] = parts;
  const [
    ,
    ,
    ,
    ,
    { readFigures },
    ,
    { CaseRetention },
    { SubmissionService },
    { SubmissionThrottle },
    { TrackingService },
  ] = parts;
  const photos = new CasePhotos(options);
  const throttle = new SubmissionThrottle(options.clock, options.limits);
  const places = new ReportPlaces(options);
  return {
    desk: new CaseDesk({ ...options, photos }),
    entries: new EntryService(options),
    views: new CaseViews(options),
    submissions: new SubmissionService({ ...options, photos, throttle, places }),
    tracking: new TrackingService({ ...options, photos, throttle }),
    retention: new CaseRetention({ ...options, clock: options.trustedClock, photos }),
    figures: (actor, period) => readFigures(options, actor, period),
  };
}
