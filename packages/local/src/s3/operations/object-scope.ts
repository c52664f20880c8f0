/** The scope under which changes of one object are committed; see CommitQueue.commit. */
export function objectScope({ bucket, key }: { bucket: string; key: string }): string {
  return `object:${bucket}/${key}`;
}
