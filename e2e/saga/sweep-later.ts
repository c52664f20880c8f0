import { sweep } from "@dropify/core/sweeper/sweep";

/** A process of its own, as on AWS: sweeps as if it were three days later, when no address and no upload is alive. */
const swept = await sweep(new Date(Date.now() + 3 * 86_400_000));
process.stdout.write(JSON.stringify(swept));
