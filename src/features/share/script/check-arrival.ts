import { digestFile } from "./digest-file.ts";

/** Compares a file that the visitor has saved with the digest that the page names, and tells the sender. */
export function offerCheck(form: HTMLFormElement): void {
  const { address = "", fileId = "", sha256 = "", size = "", partSize } = form.dataset;
  const input = form.querySelector("input");
  const status = form.querySelector("output");
  if (!input || !status) return;
  form.hidden = false;

  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    status.textContent = "Checking…";
    if (file.size !== Number(size)) {
      status.textContent = "This is not the whole file: it has another size. Download it again.";
      return;
    }
    const found = await digestFile(file, partSize ? Number(partSize) : undefined, (done) => {
      status.textContent = `Checking… ${Math.round(done * 100)} %`;
    }).catch(() => undefined);
    if (found === undefined) {
      status.textContent = "The file could not be read. Choose it once more.";
      return;
    }
    if (found !== sha256) {
      status.textContent = "These are not the same bytes. Download it again.";
      return;
    }
    status.textContent = "Intact: every byte is as it was sent.";
    const body = new URLSearchParams({ sha256: found });
    if (await tell(`${address}/download/${fileId}/received`, body))
      status.textContent += " The sender knows.";
  });
}

/** Whether it was heard. What was found stands either way, also without a connection. */
async function tell(address: string, body: URLSearchParams): Promise<boolean> {
  const answer = await fetch(address, { method: "POST", body }).catch(() => undefined);
  return answer?.ok ?? false;
}
