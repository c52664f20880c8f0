import { z } from "zod";
import type { Account } from "./account.ts";

const Files = z.object({
  items: z.array(z.object({ fileName: z.string(), fileSize: z.number() })),
  cursor: z.string().nullable(),
});
const Folders = z.object({ items: z.array(z.object({ folderId: z.string(), name: z.string() })) });

/** The files of a folder, null being the top level. */
export async function filesIn(account: Account, folderId: string | null) {
  const files: z.infer<typeof Files>["items"] = [];
  for (let cursor: string | undefined | null; cursor !== null; ) {
    const page = Files.parse(await account.query("files.list", { folderId, limit: 200, cursor }));
    files.push(...page.items);
    cursor = page.cursor;
  }
  return files;
}

/** Every file and every folder by its path, with the sizes of files. */
export async function treeOf(
  account: Account,
  parentId: string | null = null,
  above = "",
): Promise<string[]> {
  const files = await filesIn(account, parentId);
  const { items } = Folders.parse(await account.query("folders.list", { parentId, limit: 200 }));
  const inside = await Promise.all(
    items.map(({ folderId, name }) => treeOf(account, folderId, `${above}${name}/`)),
  );
  return [
    ...files.map(({ fileName, fileSize }) => `${above}${fileName} ${fileSize}`),
    ...items.map(({ name }) => `${above}${name}/`),
    ...inside.flat(),
  ];
}
