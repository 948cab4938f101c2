export type Paper = "a4-portrait" | "a4-landscape" | "a3-landscape";

interface PageFoot {
  left: string;
  /** As of when. */
  middle: string;
  /** The word before the number of the page. */
  page: string;
}

const sizes = {
  "a4-portrait": "A4 portrait",
  "a4-landscape": "A4 landscape",
  "a3-landscape": "A3 landscape",
} satisfies Record<Paper, string>;

const quoted = (text: string) => `"${text.replaceAll(/["\\\n]/g, " ")}"`;

/** What a sheet of that paper looks like, as CSS: its size, and a foot on every page. */
export const pageRule = (paper: Paper, { left, middle, page }: PageFoot) => `@page {
  size: ${sizes[paper]};
  margin: 14mm 12mm 16mm;
  @bottom-left { content: ${quoted(left)}; font: 9pt sans-serif; }
  @bottom-center { content: ${quoted(middle)}; font: 9pt sans-serif; }
  @bottom-right { content: ${quoted(page)} " " counter(page) "/" counter(pages); font: 9pt sans-serif; }
}`;

/** Prints the page that is shown. The rule goes again with the dialog: an own Ctrl P finds the usual paper. */
export function printOn(paper: Paper, foot: PageFoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(pageRule(paper, foot));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const forget = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
  window.addEventListener("afterprint", forget, { once: true });
  window.print();
}
