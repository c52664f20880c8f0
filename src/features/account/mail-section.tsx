"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Checkbox } from "@/components/checkbox.tsx";
import { showToast } from "@/components/toast-manager.ts";
import { useTRPC } from "@/trpc/client.tsx";

/** What the owner hears of by mail. A press is a change: there is nothing else to save. */
export function MailSection() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { data } = useQuery(trpc.account.preferences.queryOptions());
  const save = useMutation(
    trpc.account.changePreferences.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(trpc.account.preferences.queryKey(), saved);
        showToast({ title: "Settings saved", tone: "success" });
      },
    }),
  );
  // The section above says so when they could not be loaded.
  if (!data) return null;
  const chosen = save.isPending ? save.variables.mails?.askedForMore : data.mails.askedForMore;
  return (
    <section className="mt-10 grid max-w-120 gap-4 border-border border-t pt-6">
      <div className="grid gap-1">
        <h2 className="font-semibold text-lg tracking-tight">Mails</h2>
        <p className="text-text-2">
          One for each link until you answer. When your password changes, you always hear of it.
        </p>
      </div>
      <Checkbox
        label="Mail me when somebody asks for more time on a link that ended"
        checked={chosen ?? true}
        onChange={(event) => save.mutate({ mails: { askedForMore: event.target.checked } })}
      />
      <div role="alert" className="empty:hidden">
        {save.error && <p className="text-danger-text">{save.error.message}</p>}
      </div>
    </section>
  );
}
