import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";

const Failure = z.object({
  error: z.object({
    message: z.string(),
    data: z.looseObject({ code: z.string(), appCode: z.string().optional(), httpStatus: z.number() }),
  }),
});
const Success = z.object({ result: z.object({ data: z.unknown() }) });

/** A refusal as a program sees it. */
export class WireError extends Error {
  readonly data: z.infer<typeof Failure>["error"]["data"];

  constructor({ error }: z.infer<typeof Failure>) {
    super(error.message);
    this.data = error.data;
  }
}

/** A program that knows nothing but the wire: plain HTTP, JSON, cookies. Nobody until it signs up or in. */
export class Account {
  readonly name = "Ada Owner";
  readonly email = `${randomUUID()}@example.com`;
  readonly password = "correct horse battery staple";
  /** Where it calls from, for an app that believes the header x-real-ip. */
  readonly address: string;
  readonly url: string;
  readonly #cookies = new Map<string, string>();

  /** @param url of the app, without a slash at the end */
  constructor(url: string, address = `10.${[...randomBytes(3)].join(".")}`) {
    this.url = url;
    this.address = address;
  }

  get cookies(): { name: string; value: string }[] {
    return Array.from(this.#cookies, ([name, value]) => ({ name, value }));
  }

  async signUp(): Promise<this> {
    return this.#authenticate("sign-up", { name: this.name, email: this.email, password: this.password });
  }

  async signIn(): Promise<this> {
    return this.#authenticate("sign-in", { email: this.email, password: this.password });
  }

  async query(procedure: string, input?: unknown): Promise<unknown> {
    const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return unwrap(await this.send(`/api/trpc/${procedure}${search}`));
  }

  async mutate(procedure: string, input?: unknown): Promise<unknown> {
    return unwrap(await this.post(`/api/trpc/${procedure}`, input));
  }

  /** Another browser in the same house that has the same cookies, as a thief's would. */
  twin(): Account {
    const twin = new Account(this.url, this.address);
    for (const [name, value] of this.#cookies) twin.#cookies.set(name, value);
    return twin;
  }

  /** Loses a cookie, as browsers do when it is too old. */
  forget(name: string): void {
    if (!this.#cookies.delete(name)) throw new Error(`There is no cookie ${name}`);
  }

  async post(path: string, body: unknown): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return this.send(path, { method: "POST", headers, body: JSON.stringify(body ?? {}) });
  }

  /** Any request of this account; its cookies and the app's own origin go along. Redirects are not followed. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has("origin")) headers.set("origin", this.url);
    headers.set("x-real-ip", this.address);
    headers.set("cookie", this.cookies.map(({ name, value }) => `${name}=${value}`).join("; "));
    const response = await fetch(this.url + path, { redirect: "manual", ...init, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(setCookie: string): void {
    const [pair = "", ...attributes] = setCookie.split(";");
    const name = pair.slice(0, pair.indexOf("="));
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(pair.indexOf("=") + 1));
  }

  async #authenticate(action: "sign-up" | "sign-in", body: Record<string, string>): Promise<this> {
    const response = await this.post(`/api/auth/${action}/email`, body);
    if (!response.ok)
      throw new Error(`${action} was answered by ${response.status}: ${await response.text()}`);
    return this;
  }
}

/** @throws WireError with the app's own words when it refuses */
async function unwrap(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  const success = Success.safeParse(body);
  if (response.ok && success.success) return success.data.result.data;
  throw new WireError(Failure.parse(body));
}
