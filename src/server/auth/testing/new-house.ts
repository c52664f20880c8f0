import { createAuth } from "../auth.ts";
import type { AuthSettings } from "../auth-settings.ts";
import { handleAuthRequest } from "../handle-auth-request.ts";
import { newAuthTable } from "./auth-table.ts";

const origin = "http://localhost:3000";

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const ada: Person = { name: "Ada", email: "ada@example.com", password: "correct horse" };
export const bob: Person = { name: "Bob", email: "bob@example.com", password: "battery staple" };

/** Accounts on an empty table of the real engine, asked through requests as browsers make them. */
export async function newHouse(changes: Partial<AuthSettings> = {}) {
  const settings: AuthSettings = {
    ...(await newAuthTable()),
    secret: "a secret that is only for tests, and long",
    publicUrl: origin,
    port: 3000,
    signUp: "first",
    clientAddressHeader: undefined,
    now: () => new Date(),
    sendMail: undefined,
    asksConfirmation: false,
    linkSeconds: { reset: 3600, confirm: 86_400 },
    ...changes,
  };
  const service = { auth: createAuth(settings), settings };
  return { ...service, visitor: () => new Visitor((request) => handleAuthRequest(request, service)) };
}

/** A browser: keeps its cookies, names its origin. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #send: (request: Request) => Promise<Response>;

  constructor(send: (request: Request) => Promise<Response>) {
    this.#send = send;
  }

  headers(more: Record<string, string> = {}): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Headers({ origin, ...(cookie && { cookie }), ...more });
  }

  async send(method: string, path: string, init: { body?: string; headers?: Record<string, string> } = {}) {
    const headers = this.headers(init.headers);
    const request = new Request(`${origin}/api/auth${path}`, { ...init, method, headers });
    const response = await this.#send(request);
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const json = { "content-type": "application/json", ...headers };
    return this.send("POST", path, { body: JSON.stringify(body), headers: json });
  }

  signUp = (person: Person, headers = {}) => this.post("/sign-up/email", person, headers);

  signIn = ({ email, password }: Omit<Person, "name">, headers = {}) =>
    this.post("/sign-in/email", { email, password }, headers);

  signOut = () => this.post("/sign-out", {});

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", value = ""] = pair.split(/=(.*)/s);
    if (attributes.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
