let acting: string | undefined;

/** Every request from now on is that of this desk, by whoever acts at it (an id, or empty for who is there); undefined: of none. */
export function askAsDesk(personId: string | undefined): void {
  acting = personId;
}

/** Who acts at this desk; undefined where this browser asks as no desk. */
export function actingAtDesk(): string | undefined {
  return acting;
}
