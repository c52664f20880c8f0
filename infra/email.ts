import { settings } from "./stage.ts";

const { certificateArn, domain, sender } = settings;

/**
 * What SES must know to be ours: the whole domain where its DNS is at hand, signed by DKIM then, else the one
 * address, whose owner SES asks by mail. Addresses that bounce or complain SES keeps on its account's own list
 * and sends nothing more to them.
 */
const identity = sender && !certificateArn && sender.endsWith(`@${domain}`) ? domain : sender;

/** Sends the app's mails, where the operator names a sender. */
export const email = identity ? new sst.aws.Email("Email", { sender: identity }) : undefined;
