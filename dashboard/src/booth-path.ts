const root = '/booth';

/** Whether an address is of the guard's desk: `/booth`, or a page that it shows within itself, `/booth/alerts/…`. */
export function isBoothPath(pathname: string): boolean {
  return pathname === root || pathname.startsWith(`${root}/`);
}

/** The page within the desk; `/` for the desk itself. */
export function withinBooth(url: URL): URL {
  return isBoothPath(url.pathname)
    ? new URL((url.pathname.slice(root.length) || '/') + url.search, url)
    : url;
}

/** Where the desk shows a page of the app. */
export function boothPath(path: string): string {
  return path === '/' ? root : root + path;
}
