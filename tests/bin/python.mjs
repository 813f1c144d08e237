import { run } from '../../hub/bin/setup/child.mjs';
import { root } from '../../hub/bin/setup/prepare.mjs';

/**
 * A Python that has `dateutil` and knows time zones: the first on the path, or the one that Debian's package is for.
 *
 * @returns {Promise<string | undefined>}
 */
export async function pythonWithDateutil() {
  for (const python of ['python3', '/usr/bin/python3']) {
    const { code } = await run(python, ['-c', 'import dateutil.rrule, zoneinfo'], { cwd: root, quiet: true });
    if (code === 0) return python;
  }
  return undefined;
}
