/** What a list of households is asked for; empty parts ask for nothing. */
export interface HouseholdQuestion {
  readonly q: string;
  readonly place: string;
  readonly tag: string;
  readonly lacksPhone: boolean;
}
