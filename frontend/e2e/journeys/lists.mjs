import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, openPage, signIn } from '../fixtures.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const cells = (page, name) =>
  page.getByRole('row').getByRole('gridcell', { name }).allTextContents();
const head = (page, name) => page.getByRole('heading', { level: 1, name });

test('a search is in the address, and Back brings back list, place and focus', async () => {
  const page = await openPage(browser);
  await signIn(page, 'broker', '/purchase-orders');
  await head(page, 'Purchase orders').waitFor();
  await page.getByRole('grid').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('prairie');
  await page.waitForURL(/q=prairie/);
  await page.keyboard.press('Escape');
  await page.goto('/purchase-orders?sort=po_number');
  await page.getByRole('grid').focus();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowDown');
  const before = await page.getByRole('grid').getAttribute('aria-activedescendant');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/purchase-orders\/\d+$/);
  await page.goBack();
  await page.waitForURL(/sort=po_number/);
  await page.getByRole('grid').waitFor();
  assert.equal(await page.getByRole('grid').getAttribute('aria-activedescendant'), before);
  page.journey.assertClean();
});
