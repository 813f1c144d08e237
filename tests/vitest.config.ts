import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const neverTests = ['**/node_modules/**', '**/dist/**', '**/.cache/**'];

/** Displays that wait for time-outs, for a hub that is away, for a browser that starts again: they do so beside each other. */
const patient = ['kiosk-bad-network', 'kiosk-endures-faults', 'kiosk-stands-alone'].map(
  (name) => `tests/${name}.test.ts`,
);

/**
 * Three projects. `unit`: beside the modules, fast, in parallel. `patient`: those that mostly wait. `across`: whole processes
 * and real browsers, after the others and one file at a time, since two cores are all that a builder's machine and CI have.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{hub,kiosk,dashboard,firmware-bridge}/**/*.test.ts', 'tests/{bin,support}/**/*.test.ts'],
          exclude: neverTests,
          maxWorkers: 2,
          // Some write to a real disk; this only ends what hangs.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'patient',
          include: patient,
          exclude: neverTests,
          maxWorkers: patient.length,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'across',
          include: ['tests/**/*.test.ts'],
          exclude: [...neverTests, ...patient, 'tests/bench/**', 'tests/bin/**', 'tests/support/**'],
          maxWorkers: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
