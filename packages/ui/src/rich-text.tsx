import { createElement, Fragment, type ReactNode } from "react";
import classes from "./rich-text.module.css";
import { type Line, readRichText } from "./rich-text-marks.ts";

/** The text of an official document to read: paragraphs, lists, bold and italic. */
export function RichText({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {keyed(
        readRichText(text).map((block) => {
          const lines = block.lines.map(drawLine);
          if (block.kind === "bullets") return <ul>{keyed(lines.map((line) => <li>{line}</li>))}</ul>;
          if (block.kind === "numbers")
            return <ol start={block.start}>{keyed(lines.map((line) => <li>{line}</li>))}</ol>;
          return <p>{keyed(lines.flatMap((line, index) => (index === 0 ? [line] : [<br />, line])))}</p>;
        }),
      )}
    </div>
  );
}

/** What is drawn from text has no identity but its place. */
const keyed = (nodes: ReactNode[]) => createElement(Fragment, null, ...nodes);

const drawLine = (line: Line) =>
  keyed(
    line.map(({ text, isBold, isItalic }) => {
      const slanted = isItalic ? <em>{text}</em> : text;
      return isBold ? <strong>{slanted}</strong> : slanted;
    }),
  );
