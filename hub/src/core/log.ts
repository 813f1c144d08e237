/** What the parts of the hub tell its operator. Fields never hold personal data: no names, addresses of phones, logins. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
