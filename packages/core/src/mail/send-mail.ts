import { type Env, env } from "../env.ts";
import type { Mail } from "./mail.ts";
import { keepMail } from "./mail-folder.ts";
import { sendBySes } from "./ses.ts";

type MailSettings = Pick<Env, "MAIL_FOLDER" | "MAIL_SENDER" | "AWS_REGION">;

/** Whether mails go anywhere: by SES on AWS, into a folder on one machine. */
export const isMailOn = (settings: MailSettings = env): boolean =>
  Boolean(settings.MAIL_FOLDER ?? settings.MAIL_SENDER);

/**
 * Sends a mail once. Nothing tries again: whether a mail whose answer was lost has gone out cannot be known.
 * @throws Error when it was not taken, or when mail is off
 */
export async function sendMail(mail: Mail, settings: MailSettings = env): Promise<void> {
  const { MAIL_FOLDER: folder, MAIL_SENDER: sender, AWS_REGION: region } = settings;
  if (folder) await keepMail(folder, mail);
  else if (sender) await sendBySes(mail, { sender, endpoint: `https://email.${region}.amazonaws.com` });
  else throw new Error("Mail is off: neither MAIL_SENDER nor MAIL_FOLDER is set.");
}
