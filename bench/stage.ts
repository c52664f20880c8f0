import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { Account } from "../e2e/account.ts";
import { type App, startApp } from "../e2e/app.ts";
import { chromiumFlags, findChromium } from "../scripts/test/chromium.ts";
import { installChromium } from "../scripts/test/install-chromium.ts";
import { startNginx } from "./transfer/start-nginx.ts";

const bareServer = join(import.meta.dirname, "transfer", "bare-server.ts");

/** A server to be measured against: what it is, where it listens, and the folder that it serves. */
export interface Peer {
  name: string;
  url: string;
  folder: string;
}

/** What the measures run on. Each thing is made when first asked for, and all of it ends with the stage. */
export class Stage implements AsyncDisposable {
  readonly resources = new AsyncDisposableStack();
  #app: Promise<App> | undefined;
  #owner: Promise<Account> | undefined;
  #sink: Promise<Peer> | undefined;
  #fileServer: Promise<Peer> | undefined;
  #browser: Promise<Browser> | undefined;

  /** The app as it is built for production, on data of its own. */
  app(): Promise<App> {
    this.#app ??= this.#startApp();
    return this.#app;
  }

  owner(): Promise<Account> {
    this.#owner ??= this.app().then(({ url }) => new Account(url).signUp());
    return this.#owner;
  }

  /** The least that Node can do to receive a file safely. */
  sink(): Promise<Peer> {
    this.#sink ??= this.#startBareServer("a bare Node server that syncs each file to disk");
    return this.#sink;
  }

  /** The best way there is to send a file. */
  fileServer(): Promise<Peer> {
    this.#fileServer ??= this.#startFileServer();
    return this.#fileServer;
  }

  /** A page of a new account, signed in, in a browser context of its own. */
  async page(): Promise<Page> {
    this.#browser ??= this.#startBrowser();
    const [app, browser] = await Promise.all([this.app(), this.#browser]);
    const account = await new Account(app.url).signUp();
    const context = await browser.newContext({ baseURL: app.url });
    await context.addCookies(account.cookies.map((cookie) => ({ ...cookie, url: app.url })));
    return context.newPage();
  }

  /** An empty folder. TMPDIR says on which disk. */
  folder(): string {
    const path = mkdtempSync(join(tmpdir(), "dropify-bench-"));
    this.resources.defer(() => rmSync(path, { recursive: true, force: true }));
    return path;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }

  async #startApp(): Promise<App> {
    const app = await startApp();
    this.resources.defer(async () => void (await app.stop()));
    return app;
  }

  async #startBrowser(): Promise<Browser> {
    await installChromium();
    const executablePath = findChromium();
    const browser = await chromium.launch({ args: chromiumFlags, ...(executablePath && { executablePath }) });
    this.resources.defer(() => browser.close());
    return browser;
  }

  async #startFileServer(): Promise<Peer> {
    const folder = this.folder();
    const nginx = await startNginx(folder);
    if (!nginx) return this.#startBareServer("a bare Node server", folder);
    this.resources.defer(() => nginx.stop());
    return { name: nginx.version, url: nginx.url, folder };
  }

  async #startBareServer(name: string, folder = this.folder()): Promise<Peer> {
    const child = fork(bareServer, [folder]);
    this.resources.defer(async () => {
      const exited = once(child, "exit");
      if (child.kill()) await exited;
    });
    const [port] = await once(child, "message");
    return { name, url: `http://127.0.0.1:${String(port)}`, folder };
  }
}
