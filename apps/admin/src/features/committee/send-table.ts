export type TablePurpose = "units" | "members" | "recommendations" | "figures";

interface Sent {
  id: string;
  /** Heads of columns that were not kept. */
  dropped: string[];
}

/** The server's own words for why it did not take a file. */
export class TableRefused extends Error {}

/**
 * Sends a file to be checked and imported.
 *
 * @param heads for a file of members or of figures, under which heads its columns stand, where they are not known without being told.
 */
export async function sendTable(
  file: File,
  { purpose, heads = {}, locale }: { purpose: TablePurpose; heads?: Record<string, string>; locale: string },
): Promise<Sent> {
  const answer = await fetch("/files/tables", {
    method: "POST",
    headers: {
      "content-type": "application/octet-stream",
      "accept-language": locale,
      "x-file-name": encodeURIComponent(file.name),
      "x-file-for": purpose,
      "x-file-columns": encodeURIComponent(JSON.stringify(heads)),
    },
    body: file,
  });
  const body: Sent & { errors?: { message: string }[] } = await answer.json();
  if (!answer.ok) throw new TableRefused(body.errors?.map(({ message }) => message).join(" "));
  return body;
}
