export const caseKeepDefaults = {
  /** How long the contact of a case is kept after it is closed, in days. */
  caseContactDays: 30,
  /** How long photos of cases are kept, in days. */
  casePhotoDays: 180,
  /** How long it is kept from which phone a case came, as a hash, in days. */
  phoneIdKeepDays: 90,
};
