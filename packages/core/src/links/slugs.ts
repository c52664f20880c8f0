import { DeleteTransaction } from "dynamodb-toolbox/entity/actions/transactDelete";
import { PutTransaction } from "dynamodb-toolbox/entity/actions/transactPut";
import { AppError } from "../error.ts";
import { SlugEntity, slugKey } from "./link.entity.ts";

export const slugTaken = (): AppError =>
  new AppError("NAME_TAKEN", "This address is taken. Choose another one.");

/** Part of a transaction: takes a readable address for a link, if it is free or the link's already. */
export const claimSlug = (slug: string, linkId: string, ttl: { ttl?: number }) =>
  SlugEntity.build(PutTransaction)
    .item({ linkId: slugKey(slug), leadsTo: linkId, ...ttl })
    .options({
      condition: {
        or: [
          { attr: "linkId", exists: false },
          { attr: "leadsTo", eq: linkId },
        ],
      },
    });

/** Part of a transaction: gives the address back, if it is (still) the link's. */
export const freeSlug = (slug: string, linkId: string) =>
  SlugEntity.build(DeleteTransaction)
    .key({ linkId: slugKey(slug) })
    .options({
      condition: {
        or: [
          { attr: "linkId", exists: false },
          { attr: "leadsTo", eq: linkId },
        ],
      },
    });
