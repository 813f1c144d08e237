/** Address of a notice's page; empty values are left out. */
export function pageHref(code: string, query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  const text = parameters.toString();
  return `/q/${code}${text === '' ? '' : `?${text}`}`;
}
