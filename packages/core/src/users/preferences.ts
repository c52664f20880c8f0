import type { FormattedItem } from "dynamodb-toolbox/entity";
import { GetItemCommand } from "dynamodb-toolbox/entity/actions/get";
import { $remove, UpdateItemCommand } from "dynamodb-toolbox/entity/actions/update";
import { PreferencesEntity, preferencesKey } from "./preferences.entity.ts";
import type { ChangePreferences, Preferences } from "./preferences.schema.ts";

/** What an owner prefers; where nothing was ever chosen, what suits most. One Get. */
export async function getPreferences(userId: string): Promise<Preferences> {
  const { Item } = await PreferencesEntity.build(GetItemCommand)
    .key(preferencesKey(userId))
    .options({ consistent: true })
    .send();
  return toPreferences(Item);
}

/** Changes what is named and nothing else; returns all as it is then. One Update. */
export async function changePreferences(
  userId: string,
  { links = {}, mails = {} }: ChangePreferences,
): Promise<Preferences> {
  const { expiresIn, maxDownloads, asksPassword, allowPreview, allowDownload, tellWhenGone } = links;
  const { Attributes } = await PreferencesEntity.build(UpdateItemCommand)
    .item({
      ...preferencesKey(userId),
      ...(expiresIn !== undefined && { linkExpiresIn: expiresIn ?? $remove() }),
      ...(maxDownloads !== undefined && { linkMaxDownloads: maxDownloads ?? $remove() }),
      ...(asksPassword !== undefined && { linkAsksPassword: asksPassword }),
      ...(allowPreview !== undefined && { linkAllowPreview: allowPreview }),
      ...(allowDownload !== undefined && { linkAllowDownload: allowDownload }),
      ...(tellWhenGone !== undefined && { linkTellWhenGone: tellWhenGone }),
      ...(mails.askedForMore !== undefined && { mailAskedForMore: mails.askedForMore }),
    })
    .options({ returnValues: "ALL_NEW" })
    .send();
  return toPreferences(Attributes);
}

const toPreferences = (item: FormattedItem<typeof PreferencesEntity> | undefined): Preferences => ({
  links: {
    expiresIn: item?.linkExpiresIn ?? null,
    maxDownloads: item?.linkMaxDownloads ?? null,
    asksPassword: item?.linkAsksPassword ?? false,
    allowPreview: item?.linkAllowPreview ?? true,
    allowDownload: item?.linkAllowDownload ?? true,
    tellWhenGone: item?.linkTellWhenGone ?? true,
  },
  mails: { askedForMore: item?.mailAskedForMore ?? true },
});
