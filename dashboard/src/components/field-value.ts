/** The value of the field that an `input` or `change` event comes from; of our fields and of native ones. */
export function fieldValue(event: Event): string {
  const target = event.currentTarget;
  return target !== null && 'value' in target && typeof target.value === 'string' ? target.value : '';
}
