import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { emailOf, eventually, launch, mails, openPage, signIn } from '../fixtures.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test('a broker signs in by keyboard, lands where the link led, and signs out', async () => {
  const page = await openPage(browser);
  await page.goto('/suppliers?q=beef');
  await page.getByLabel('Work e-mail').waitFor();
  await page.keyboard.type(emailOf('broker'));
  await page.keyboard.press('Tab');
  await page.keyboard.type('demo-ProjectMeats-1');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/suppliers\?q=beef$/);
  await page.getByRole('heading', { level: 1, name: 'Suppliers' }).waitFor();
  await page.getByRole('button', { name: /Whitfield/ }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/sign-in/);
  const me = await page.request.get('/api/v1/user-profiles/me/');
  assert.equal(me.status(), 401);
  page.journey.assertClean();
});

test('a wrong password says nothing about whether there is such an account', async () => {
  const page = await openPage(browser);
  page.journey.expect(/400 \(Bad Request\)/);
  const refusals = [];
  for (const email of [emailOf('viewer'), 'nobody@projectmeats.example']) {
    await page.goto('/sign-in');
    await page.getByLabel('Work e-mail').fill(email);
    await page.getByLabel('Password').fill('wrong-and-long-enough');
    await page.keyboard.press('Enter');
    const alert = page.locator('[role=alert], [id$=-error]').first();
    await alert.waitFor();
    refusals.push((await alert.textContent()).trim());
  }
  assert.equal(refusals[0], refusals[1]);
  page.journey.assertClean();
});

test('a forgotten password is replaced through the link in the mail', async () => {
  const page = await openPage(browser);
  const before = mails().length;
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot password' }).click();
  await page.getByLabel('Work e-mail').fill(emailOf('viewer'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor();
  const link = await eventually(() =>
    mails()
      .slice(before)
      .join('\n')
      .match(/\/reset-password\/\S+/)?.[0],
  );
  await page.goto(link);
  await page.getByLabel('New password').fill('another-Demo-1-pass');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/sign-in/);
  await page.getByLabel('Work e-mail').fill(emailOf('viewer'));
  await page.getByLabel('Password').fill('another-Demo-1-pass');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
  page.journey.assertClean();
});

test('an address outside the site is never where the door leads to', async () => {
  const page = await openPage(browser);
  await signIn(page, 'accounting', '//elsewhere.example/');
  assert.equal(new URL(page.url()).pathname, '/');
  page.journey.assertClean();
});
