/** Word writes lists as paragraphs whose first letters are the mark: they become lists again. What else has no place in the text, the editor leaves out itself. */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const paragraph of [
    ...page.querySelectorAll<HTMLElement>('p[class*="MsoListParagraph"], p[style*="mso-list"]'),
  ]) {
    const mark = [...paragraph.querySelectorAll<HTMLElement>("span")].find((span) =>
      /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""),
    );
    if (!mark) continue;
    const kind = /^\s*\d+[.)]/.test(mark.textContent ?? "") ? "OL" : "UL";
    mark.remove();
    const line = page.createElement("li");
    line.append(...paragraph.childNodes);
    const before = paragraph.previousElementSibling;
    const list = before?.tagName === kind ? before : page.createElement(kind);
    if (list !== before) paragraph.before(list);
    list.append(line);
    paragraph.remove();
  }
  return page.body.innerHTML;
}
