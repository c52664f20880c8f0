/**
 * Lets many callers share one costly run, such as syncing a folder. A caller never joins a run that began
 * before it asked, since that run may have missed what the caller wants included.
 */
export function shareRuns(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = () => {
    current = run().finally(() => {
      current = undefined;
    });
    return current;
  };
  const afterCurrent = async (running: Promise<void>) => {
    await running.catch(() => undefined);
    next = undefined;
    return start();
  };
  return () => {
    if (!current) return start();
    next ??= afterCurrent(current);
    return next;
  };
}
