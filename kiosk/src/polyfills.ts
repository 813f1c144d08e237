/**
 * What Chrome 80 lacks and a library uses: `Array.prototype.at` (mqtt.js), `Object.hasOwn` (@noble). Nothing else: what
 * our own code needs, it does without.
 */
function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

define(Array.prototype, 'at', function at(this: readonly unknown[], index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
});

define(Object, 'hasOwn', (object: object, key: PropertyKey): boolean =>
  Object.prototype.hasOwnProperty.call(object, key),
);

export {};
