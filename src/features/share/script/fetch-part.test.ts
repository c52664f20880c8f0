import { expect, test, vi } from "vitest";
import { fetchPart, LinkEnded } from "./fetch-part.ts";

const text = "0123456789";
const { signal } = new AbortController();
const part = {
  url: "https://store.example/signed",
  again: "https://app.example/s/x/download/y",
  fileSize: text.length,
};

interface Asked {
  address: string;
  range: string | null;
}

/** Answers in turn, and notes what was asked. */
function store(answers: (() => Response)[]) {
  const asked: Asked[] = [];
  const get: typeof fetch = async (input, init) => {
    asked.push({
      address: new Request(new URL(input instanceof Request ? input.url : input, "https://app.example")).url,
      range: new Headers(init?.headers).get("range"),
    });
    const answer = answers[asked.length - 1];
    if (!answer) throw new Error("Asked once too often");
    return answer();
  };
  return { asked, get };
}

async function collect(get: typeof fetch): Promise<string> {
  let got = "";
  for await (const chunk of fetchPart(part, signal, get, 1)) got += new TextDecoder().decode(chunk);
  return got;
}

const whole = () => new Response(text);
const rest = (from: number) => () => new Response(text.slice(from), { status: 206 });
const broken = (upTo: number) => () =>
  new Response(
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(text.slice(0, upTo)));
        controller.error(new Error("reset"));
      },
    }),
  );
const short = (upTo: number) => () => new Response(text.slice(0, upTo));

test("asks the store once where nothing breaks", async () => {
  const { asked, get } = store([whole]);

  expect(await collect(get)).toBe(text);
  expect(asked).toEqual([{ address: part.url, range: null }]);
});

test("goes on from where it broke, by an address of our own, for the signed one may have run out", async () => {
  const { asked, get } = store([short(4), rest(4)]);

  expect(await collect(get)).toBe(text);
  expect(asked[1]).toEqual({ address: part.again, range: "bytes=4-" });
});

test("asks for a fresh address at once where the signed one ran out, and then with patience", async () => {
  const pauses: number[] = [];
  const soon = globalThis.setTimeout;
  const waiting = vi.spyOn(globalThis, "setTimeout").mockImplementation((resume, ms) => {
    pauses.push(Number(ms));
    return soon(resume, 0);
  });
  const ranOut = () => new Response(null, { status: 403 });
  const { asked, get } = store([ranOut, ranOut, whole]);

  expect(await collect(get)).toBe(text);
  waiting.mockRestore();
  expect(asked.map(({ address }) => address)).toEqual([part.url, part.again, part.again]);
  expect(pauses).toEqual([4]);
});

test("passes over what it has where the range is not heard", async () => {
  const { get } = store([short(4), whole]);

  expect(await collect(get)).toBe(text);
});

test.each([
  ["the signed address has run out", () => new Response(null, { status: 403 })],
  ["the store has trouble", () => new Response(null, { status: 503 })],
  ["the stream fails at once", broken(0)],
])("tries again when %s", async (_, failure) => {
  const { get } = store([failure, failure, whole]);

  expect(await collect(get)).toBe(text);
});

test.each([404, 410])("stops at %i: the link does not give more", async (status) => {
  const { asked, get } = store([short(4), () => new Response(null, { status })]);

  await expect(collect(get)).rejects.toBeInstanceOf(LinkEnded);
  expect(asked).toHaveLength(2);
});

test("gives up when nothing comes, again and again", async () => {
  const { asked, get } = store(Array.from({ length: 10 }, () => short(0)));

  await expect(collect(get)).rejects.toThrow("ended early");
  expect(asked).toHaveLength(6);
});
