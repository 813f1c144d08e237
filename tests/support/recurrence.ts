/** The rules of RFC 5545 as the hub reads them, for tests of the core, which knows no library. */
export { recurrence } from '../../hub/src/recurrence/recurrence.ts';
