import { readdirSync } from 'node:fs';
import { expect, type Page } from './product';

const anId = /^(\d+|[0-9a-f]{8}-[0-9a-f-]{27})$/;

/** These go by their references in the address. */
const isNamed = (of: string | undefined, part: string): boolean =>
  of === 'merchants' || (of === 'customers' && part !== 'new');

/** What kind of page an address is: `/runs/4…` and `/runs/7…` are one, a list narrowed or not too; two tabs are two. */
function kindOf(href: string): string {
  const { pathname, searchParams } = new URL(href, 'http://here');
  const path = pathname
    .split('/')
    .map((part, place, parts) => (anId.test(part) || (place === 2 && isNamed(parts[1], part)) ? '*' : part))
    .join('/');
  return [path, searchParams.get('tab') ?? '', searchParams.get('new') ?? ''].join(' ').trim();
}

/** All data is there, and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  // By its tag: behind a dialog the page has no roles.
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('[aria-busy="true"], .animate-pulse')).toHaveCount(0);
}

/**
 * Opens one page of each kind that links lead to from the overview on, as whoever is signed in, and does something there.
 * @returns the paths that were opened, with `*` for ids
 */
export async function walk(page: Page, also: string[], look: (path: string) => Promise<void>): Promise<string[]> {
  const kinds = new Set<string>();
  const waiting = ['/', ...also];
  for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
    const kind = kindOf(href);
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    await page.goto(href);
    await settled(page);
    const links = await page.locator('a[href^="/"]:not([download])').evaluateAll((found) =>
      // What is behind /api is no page, /doc is the reference.
      found.map((link) => link.getAttribute('href') ?? '').filter((to) => !/^\/(api\/|doc|_next)/.test(to)),
    );
    waiting.push(...links);
    await look(href);
  }
  return [...new Set([...kinds].map((kind) => kind.split(' ')[0] as string))];
}

/** The pages there are behind the sign-in, by their files: `/runs/[id]` as `/runs/*`. */
export const pagesThereAre = (): string[] =>
  readdirSync('app/(app)', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx') && !file.includes('[...'))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, '').replace(/\[\w+\]/g, '*')}`);
