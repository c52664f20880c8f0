import type { Exchange } from "../http/exchange.ts";
import { sendEmpty } from "../http/respond.ts";
import { objectScope } from "./object-scope.ts";
import { checkWrite } from "./preconditions.ts";
import { checkVersion } from "./version.ts";

/** Deleting what is not there succeeds, as in S3. */
export async function deleteObject({ request, response, storage }: Exchange): Promise<void> {
  const { bucket, key } = request;
  checkVersion(request);
  storage.bucket(bucket);
  await storage.commit(objectScope(request), () => {
    const current = storage.bucket(bucket).objects.get(key);
    checkWrite(request, current);
    return { records: current ? [{ kind: "object-gone", bucket, key }] : [] };
  });
  sendEmpty(response, 204);
}
