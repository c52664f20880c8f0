import fc from "fast-check";
import { expect, test } from "vitest";
import type { NamesApi, TakenName } from "./names-api.ts";
import { questions, TakenNames } from "./taken-names.ts";

function folderOf(names: string[]) {
  const asked: string[] = [];
  const files: TakenName[] = names.map((fileName, index) => ({
    fileName,
    fileId: String(index).padStart(6, "0"),
    fileSize: 1,
    uploadTimestamp: "2026-11-24T09:00:00.000Z",
    sha256: null,
    digestPartSize: null,
  }));
  const api: NamesApi = {
    async conflicts(_, wanted) {
      asked.push(`${wanted.length} names`);
      return files.filter(({ fileName }) => wanted.includes(fileName));
    },
    async listNames(_, cursor) {
      asked.push("page");
      const from = Number(cursor ?? 0);
      return {
        files: files.slice(from, from + 200),
        cursor: from + 200 < files.length ? String(from + 200) : null,
      };
    },
  };
  return { asked, taken: new TakenNames(api, null) };
}

const many = Array.from({ length: 9_000 }, (_, index) => `${index}.txt`);

test("for one file its name is asked for", async () => {
  const { asked, taken } = folderOf(["a.txt", "b.txt"]);

  expect([...(await taken.among(["a.txt"], 1)).keys()]).toEqual(["a.txt"]);
  expect(asked).toEqual(["1 names"]);
});

test("for ten thousand files a folder that is nearly empty is read once", async () => {
  const { asked, taken } = folderOf(["a.txt"]);

  for (let n = 0; n < 200; n += 1) await taken.among(many.slice(n * 50, n * 50 + 50), 10_000);

  expect(asked).toEqual(["page"]);
});

test("a folder too large to read is asked for the names", async () => {
  const { asked, taken } = folderOf(many);

  const found = await taken.among(["8999.txt", "new.txt"], 10_000);

  expect([...found.keys()]).toEqual(["8999.txt"]);
  expect(asked.filter((question) => question === "page")).toHaveLength(25);
});

test("of files that share a name the newest stands for it", async () => {
  const { taken } = folderOf(["a.txt", "b.txt", "a.txt"]);

  expect((await taken.among(["a.txt", "c.txt"], 2)).get("a.txt")?.fileId).toBe("000002");
});

test("whatever the names, each is asked for once and every question fits into an address", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 60 }), { maxLength: 200 }), (names) => {
      const asked = questions(names);

      expect(asked.flat()).toEqual(names);
      for (const question of asked) {
        expect(question.length).toBeLessThanOrEqual(50);
        expect(encodeURIComponent(JSON.stringify(question)).length).toBeLessThan(6_000);
      }
    }),
  );
});
