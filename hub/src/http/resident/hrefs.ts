type Query = Readonly<Record<string, string | undefined>>;

/** Address of a notice's page; empty values are left out. */
export function pageHref(code: string, query: Query): string {
  return hrefOf(`/q/${code}`, query);
}

/** Address of a page of an alert, or of a part of it: `/door`. */
export function alertHref(code: string, part: '' | '/door' | '/answer', query: Query): string {
  return hrefOf(`/a/${code}${part}`, query);
}

function hrefOf(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, value);
  const text = parameters.toString();
  return `${path}${text === '' ? '' : `?${text}`}`;
}
