import { lazily } from '../lazily.ts';
import type { ShareService, ShareServiceOptions } from './share-service.ts';

/** The share pack, loaded when somebody first looks at one. */
export function sharesOnDemand(options: ShareServiceOptions): () => Promise<ShareService> {
  const shares = lazily(async () => {
    const { ShareService } = await import('./share-service.ts');
    return new ShareService(options);
  });
  return shares.get;
}
