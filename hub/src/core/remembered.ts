/** A question that is answered once for each key, for as long as the answers hold. */
export function remembered<Value>(read: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (key) => {
    const held = known.get(key) ?? { value: read(key) };
    known.set(key, held);
    return held.value;
  };
}
