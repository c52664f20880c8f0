import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { newId } from "../id.ts";
import type { Mail } from "./mail.ts";

const KeptMail = z.object({
  sentAt: z.iso.datetime(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
});
export type KeptMail = z.infer<typeof KeptMail> & { name: string };

/** Where one machine keeps mails instead of sending them: a file each, which its owner alone may read. */
export async function keepMail(folder: string, mail: Mail, now = new Date()): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // In the order of their time, so that the newest stand last.
  const sentAt = now.toISOString();
  const file = join(folder, `${sentAt.replaceAll(":", "-")}-${newId()}.json`);
  // Under its name only once it is whole: somebody may be reading the folder.
  await writeFile(`${file}.part`, `${JSON.stringify({ sentAt, ...mail }, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** The newest mails of a folder, newest first; none where there is no folder yet. */
export async function listKeptMails(folder: string, most = 50): Promise<KeptMail[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
  return Promise.all(
    names
      .toSorted()
      .toReversed()
      .slice(0, most)
      .map(async (name) => ({
        ...KeptMail.parse(JSON.parse(await readFile(join(folder, name), "utf8"))),
        name,
      })),
  );
}
