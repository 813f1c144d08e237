import { fork } from 'node:child_process';
import { encodeScreenLink } from '@louyu/contract/screen-link';
import type { HttpOrder, HttpReport } from './http-load.ts';

type Answer = { report: HttpReport } | { error: string };

/** Has a process of its own post what is ordered. @throws Error where an answer is another than the ordered one */
export function postAll(order: HttpOrder): Promise<HttpReport> {
  const child = fork(new URL('./http-load.ts', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the load generator ended with ${code}`)));
    child.once('message', (answer: Answer) => {
      if ('report' in answer) resolve(answer.report);
      else reject(new Error(answer.error));
      child.disconnect();
    });
    child.send(order);
  });
}

/** Where phones say 我已知晓 to a notice, by the code of each screen. */
export function knownPaths(screenCodes: readonly string[], noticeNumber: number): string[] {
  return screenCodes.map((screenCode) => `/q/${encodeScreenLink({ noticeNumber, screenCode })}/known`);
}
