import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { api, launch, openPage, signIn } from './fixtures.mjs';

const LISTS = [
  'purchase-orders',
  'suppliers',
  'supplier-locations',
  'plants',
  'customers',
  'customer-locations',
  'carriers',
  'contacts',
  'supplier-plant-mappings',
  'documents',
  'accounts-receivables',
];
const DOORS = ['/sign-in', '/forgot-password', '/reset-password/none', '/accept-invitation/none'];
const OTHERS = ['/', '/establishments', '/profile', '/company', '/users', '/audit-entries', '/no-such-page'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function violations(page, route) {
  await page.goto(route);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  const { violations: found } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return found.map((one) => `${route}: ${one.id}: ${one.nodes[0]?.target.join(' ')} ${one.nodes[0]?.failureSummary}`);
}

/** Every kind of screen of every entity: list, record, new, edit. */
async function routes(page) {
  const found = [];
  for (const name of LISTS) {
    const { results } = await api(page, 'GET', `/api/v1/${name}/?limit=1&fields=id`);
    const id = results[0].id;
    found.push(`/${name}`, `/${name}/${id}`);
    if (name !== 'documents') found.push(`/${name}/new`, `/${name}/${id}/edit`);
  }
  return [...OTHERS, ...found];
}

for (const theme of ['light', 'dark']) {
  test(`no screen has an accessibility fault in the ${theme} theme`, { timeout: 600_000 }, async () => {
    const page = await openPage(browser);
    await page.addInitScript((name) => localStorage.setItem('pm.theme', name), theme);
    const faults = [];
    for (const door of DOORS) faults.push(...(await violations(page, door)));
    await signIn(page, 'admin');
    for (const route of await routes(page)) faults.push(...(await violations(page, route)));
    assert.deepEqual(faults, []);
  });
}
