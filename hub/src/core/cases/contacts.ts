import { LouyuError } from '@louyu/contract/errors';
import { phoneNumber } from '../households/wording.ts';
import type { Vault } from '../households/vault.ts';
import type { CaseRecord } from './case-store.ts';

/** Seals a contact for one case; null where none was given. */
export function sealContact(vault: Vault, caseId: string, contact: string): Uint8Array | null {
  return contact === '' ? null : vault.seal(contact, aboutCase(caseId));
}

/** Empty where there is none. */
export function openContact(vault: Vault, { id, contact }: Pick<CaseRecord, 'id' | 'contact'>): string {
  return contact === null ? '' : vault.open(contact, aboutCase(id));
}

/** The one phone number that a resident may leave. @throws LouyuError `case.contact_wrong` */
export function cleanContact(text: string): string {
  if (text === '') return '';
  const phone = phoneNumber(text);
  if (phone === undefined) throw new LouyuError('case.contact_wrong');
  return phone;
}

function aboutCase(id: string): string {
  return `case:${id}`;
}
