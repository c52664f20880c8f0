import { z } from "zod";

/** Words that could be taken for the app's own pages, or for somebody who speaks for it. */
const reserved = new Set(
  `about abuse account accounts activity admin administrator api app assets auth billing blog contact dashboard
  docs download downloads dropify error favicon file files folder folders health help home index info invite
  legal link links login logout mail me new news null official password pricing privacy public report root
  search security self session settings share shared sign-in sign-out sign-up signin signup static status
  support system team terms trash undefined unlock update upload uploads user users verify www zip`.split(
    /\s+/,
  ),
);

/** What a secret id looks like: a name may not, or one could be taken for the other. */
const looksSecret = /^[0-9a-z]{22}$/;

/**
 * The readable name in a link's address. Plain letters, digits and hyphens: other scripts hold letters that look
 * like these and are not, so that two addresses could read the same.
 */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, "The address must have at least 3 characters")
  .max(64, "The address may have at most 64 characters")
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    "The address may hold the letters a to z, digits, and single hyphens between them",
  )
  .refine((slug) => !reserved.has(slug), "This address is reserved. Choose another one")
  .refine(
    (slug) => !looksSecret.test(slug),
    "This address looks like a secret one. Make it shorter or longer",
  );
