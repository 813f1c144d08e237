/** An address with a query; empty values are left out. */
export function hrefOf(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  const text = parameters.toString();
  return `${path}${text === '' ? '' : `?${text}`}`;
}

/** Address of a notice's page. */
export function pageHref(code: string, query: Readonly<Record<string, string | undefined>>): string {
  return hrefOf(`/q/${code}`, query);
}
