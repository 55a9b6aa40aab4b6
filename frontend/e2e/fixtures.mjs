/** What every journey starts from: a browser, people who can sign in, and the API for what a journey takes as given. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const required = (name) => {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: journeys are started by "make test".`);
  return value;
};

export const URL_OF_SITE = required('E2E_URL');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PASSWORD = 'demo-ProjectMeats-1';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];

export const emailOf = (role) => `${role}@projectmeats.example`;

/** One browser for a file of journeys. */
export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: QUIET });

/**
 * A window in which errors of the page, refused resources and violations of the content security policy are
 * collected; `page.journey.assertClean()` fails on any.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({
    baseURL: URL_OF_SITE,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  const troubles = [];
  const expected = [];
  page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`);
  });
  page.journey = {
    /** A refusal that the journey provokes on purpose also shows up in the console. */
    expect: (pattern) => expected.push(pattern),
    assertClean: () => {
      const left = troubles.filter((trouble) => !expected.some((pattern) => pattern.test(trouble)));
      assert.deepEqual(left, []);
    },
  };
  // Asking who is signed in, before anybody is, is a 401 by design.
  page.journey.expect(/401 \(Unauthorized\)/);
  return page;
}

/** Signs in by keyboard, as a person would. */
export async function signIn(page, role = 'broker', next = '/') {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Work e-mail').fill(emailOf(role));
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** The API with the page's own session, for what a journey takes as given. */
export async function api(page, method, address, body, headers = {}) {
  const cookies = await page.context().cookies();
  const token = cookies.find((cookie) => cookie.name === 'csrftoken')?.value ?? '';
  const response = await page.request.fetch(address, {
    method,
    headers: { 'X-CSRFToken': token, Referer: URL_OF_SITE, ...headers },
    ...(body === undefined ? {} : body.multipart ? body : { data: body }),
  });
  const text = await response.text();
  assert.ok(response.ok(), `${method} ${address}: ${response.status()} ${text.slice(0, 400)}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** The e-mails sent so far, the newest last. */
export function mails() {
  const folder = required('E2E_MAILS');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

/** Waits until `find` gives something; fails after `ms`. */
export async function eventually(find, ms = 10_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await find();
    if (found) return found;
    assert.ok(Date.now() < end, 'waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What has the focus, by its accessible name or its text. */
export const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });
