import { expect, test } from 'vitest';
import type { Incident } from './broker-access.ts';
import { IncidentCounter } from './incident-counter.ts';

function counterWith(limits: { mqttIncidentLogSeconds: number; mqttIncidentLinesMax: number }) {
  let at = 1_000;
  const lines: Incident[] = [];
  const counter = new IncidentCounter(
    (incident) => lines.push(incident),
    limits,
    () => at,
  );
  return { counter, lines, pass: (ms: number) => void (at += ms) };
}

test('the log hears once an interval of each kind and device, and how many it has missed', () => {
  const { counter, lines, pass } = counterWith({ mqttIncidentLogSeconds: 60, mqttIncidentLinesMax: 100 });
  for (let time = 0; time < 500; time += 1) counter.tell('publish-refused', { clientId: 'mad' }, 'topic');
  counter.tell('publish-refused', { clientId: 'other' });
  expect(lines).toEqual([
    { kind: 'publish-refused', clientId: 'mad', detail: 'topic' },
    { kind: 'publish-refused', clientId: 'other', unlogged: 499 },
  ]);
  pass(59_999);
  counter.tell('publish-refused', { clientId: 'mad' });
  expect(lines).toHaveLength(2);
  pass(1);
  counter.tell('publish-refused', { clientId: 'mad' });
  expect(lines.at(-1)).toEqual({ kind: 'publish-refused', clientId: 'mad', unlogged: 1 });
  expect(counter.counts()).toEqual({ 'publish-refused': 503 });
});

test('strangers with many connections are one line, and many devices no more than the limit', () => {
  const { counter, lines } = counterWith({ mqttIncidentLogSeconds: 60, mqttIncidentLinesMax: 10 });
  for (let time = 0; time < 1_000; time += 1)
    counter.tell('connect-refused', { clientId: '' }, `name ${time}`);
  expect(lines).toEqual([{ kind: 'connect-refused', detail: 'name 0' }]);
  for (let device = 0; device < 1_000; device += 1) counter.tell('protocol', { clientId: `d${device}` });
  expect(lines).toHaveLength(10);
  expect(counter.counts()).toEqual({ 'connect-refused': 1_000, protocol: 1_000 });
});

test('a detail is cut: it may be a topic that a device made up', () => {
  const { counter, lines } = counterWith({ mqttIncidentLogSeconds: 60, mqttIncidentLinesMax: 10 });
  counter.tell('publish-refused', undefined, 'x'.repeat(60_000));
  expect(lines[0]?.detail).toHaveLength(200);
});
