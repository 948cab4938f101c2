/**
 * Sends a file to be read as a table.
 *
 * @returns the id of the table, or what the server says against it.
 */
export async function sendTable(file: File, language: string): Promise<{ id: string } | { refusal: string | null }> {
  const answer = await fetch("/files/tables", {
    method: "POST",
    body: file,
    headers: {
      "content-type": "application/octet-stream",
      "x-file-name": encodeURIComponent(file.name),
      "accept-language": language,
    },
  });
  const read: unknown = await answer.json().catch(() => null);
  if (typeof read !== "object" || read === null) return { refusal: null };
  if (answer.ok && "id" in read && typeof read.id === "string") return { id: read.id };
  const [first]: unknown[] = "errors" in read && Array.isArray(read.errors) ? read.errors : [];
  const isTold = typeof first === "object" && first !== null && "message" in first && typeof first.message === "string";
  return { refusal: isTold ? String(first.message) : null };
}
