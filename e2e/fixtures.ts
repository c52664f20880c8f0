import { test as base, type Page } from "@playwright/test";
import { Account } from "./account.ts";
import { type App, type AppOptions, startApp } from "./app.ts";

interface Owner {
  account: Account;
  /** Signed in. */
  page: Page;
}

interface PerTest {
  /** A new account: its API for preparing and checking, its page for the journey. */
  owner: Owner;
  /** Opens a page without any cookie. */
  stranger: (options?: { javaScriptEnabled?: boolean }) => Promise<Page>;
}

interface PerWorker {
  /** `test.use({ appOptions })` starts an app of its own for the tests of that file. */
  appOptions: AppOptions;
  /** One app for all tests of a worker: each test makes users of its own. */
  app: App;
}

export const test = base.extend<PerTest, PerWorker>({
  appOptions: [{}, { scope: "worker", option: true }],
  app: [
    async ({ appOptions }, use) => {
      // What is deployed is what people see.
      const app = await startApp({ served: "bundle", ...appOptions });
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  owner: async ({ app, browser }, use) => {
    const account = await new Account(app.url).signUp();
    const context = await browser.newContext({ baseURL: app.url });
    context.on("page", catchFileDialogs);
    await context.addCookies(account.cookies.map((cookie) => ({ ...cookie, url: app.url })));
    await use({ account, page: await context.newPage() });
    await context.close();
  },
  stranger: async ({ app, browser }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: app.url, ...options });
      contexts.push(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/**
 * For as long as the page lives. Playwright catches file dialogs only while somebody listens, and begins to after the
 * call that listens has returned: the key that is pressed next may come first, and its dialog is lost.
 */
function catchFileDialogs(page: Page): void {
  page.on("filechooser", () => {});
}

export { expect } from "@playwright/test";
