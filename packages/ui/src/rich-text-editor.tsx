import { ActionIcon } from "@mantine/core";
import { IconBold, IconItalic, IconList, IconListNumbers } from "@tabler/icons-react";
import type { JSONContent } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { BulletList, ListItem, ListKeymap, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { UndoRedo } from "@tiptap/extensions";
import { EditorContent, useEditor, useEditorState } from "@tiptap/react";
import { type ReactNode, useEffect, useRef } from "react";
import { cleanPastedHtml } from "./pasted-html.ts";
import classes from "./rich-text-editor.module.css";
import { type Block, type Line, readRichText, writeRichText } from "./rich-text-marks.ts";
import { useWords } from "./words.ts";

interface RichTextEditorProps {
  labelledBy: string;
  describedBy?: string;
  /** Text with its marks, as `readRichText` reads it. */
  value: string;
  isInvalid?: boolean;
  onChange(value: string): void;
  onBlur?(): void;
  register?(element: HTMLElement | null): void;
}

/** What a document of Decree 30/2020/NĐ-CP can hold, and no more: nothing else is typed, and nothing else is pasted. */
const extensions = [
  Document,
  Paragraph,
  Text,
  Bold,
  Italic,
  HardBreak,
  BulletList,
  OrderedList,
  // A line of a list is one paragraph, without lists in it.
  ListItem.extend({ content: "paragraph" }),
  ListKeymap,
  UndoRedo,
];

/** A field for the text of an official document. */
export function RichTextEditor(props: RichTextEditorProps) {
  const { labelledBy, describedBy, value, isInvalid } = props;
  const words = useWords();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const written = useRef(value);
  const editor = useEditor({
    extensions,
    content: contentOf(value),
    editorProps: {
      attributes: {
        class: classes.body ?? "",
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": labelledBy,
        ...(describedBy && { "aria-describedby": describedBy }),
      },
      transformPastedHTML: cleanPastedHtml,
    },
    onMount: ({ editor: { view } }) => latest.current.register?.(view.dom),
    onUnmount: () => latest.current.register?.(null),
    onUpdate: ({ editor: { state } }) => {
      written.current = textOf(state.doc.toJSON());
      latest.current.onChange(written.current);
    },
    onBlur: () => latest.current.onBlur?.(),
  });
  // What came from elsewhere, and was not typed here.
  useEffect(() => {
    if (value === written.current) return;
    written.current = value;
    editor.commands.setContent(contentOf(value), { emitUpdate: false });
  }, [editor, value]);
  const active = useEditorState({
    editor,
    selector: ({ editor: present }) => ({
      bold: present.isFocused && present.isActive("bold"),
      italic: present.isFocused && present.isActive("italic"),
      bullets: present.isFocused && present.isActive("bulletList"),
      numbers: present.isFocused && present.isActive("orderedList"),
    }),
  });
  const act = () => editor.chain().focus();
  return (
    <div className={classes.editor} data-invalid={isInvalid || undefined}>
      <div role="toolbar" aria-label={words.textTools} className={classes.tools}>
        <Tool label={words.bold} keys="Control+B" isOn={active.bold} onPress={() => act().toggleBold().run()}>
          <IconBold size={16} stroke={1.9} />
        </Tool>
        <Tool label={words.italic} keys="Control+I" isOn={active.italic} onPress={() => act().toggleItalic().run()}>
          <IconItalic size={16} stroke={1.9} />
        </Tool>
        <Tool
          label={words.bulletList}
          keys="Control+Shift+8"
          isOn={active.bullets}
          onPress={() => act().toggleBulletList().run()}
        >
          <IconList size={16} stroke={1.9} />
        </Tool>
        <Tool
          label={words.numberedList}
          keys="Control+Shift+7"
          isOn={active.numbers}
          onPress={() => act().toggleOrderedList().run()}
        >
          <IconListNumbers size={16} stroke={1.9} />
        </Tool>
      </div>
      <EditorContent editor={editor} />
    </div>
  );
}

interface ToolProps {
  label: string;
  keys: string;
  isOn: boolean;
  onPress(): void;
  children: ReactNode;
}

function Tool({ label, keys, isOn, onPress, children }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      size={28}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
      aria-pressed={isOn}
      // The text keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </ActionIcon>
  );
}

const contentOf = (text: string): JSONContent => {
  const content = readRichText(text).map((block): JSONContent => {
    if (block.kind === "paragraph")
      return {
        type: "paragraph",
        content: block.lines.flatMap((line, index) => [
          ...(index > 0 ? [{ type: "hardBreak" }] : []),
          ...nodesOf(line),
        ]),
      };
    const items = block.lines.map((line) => ({
      type: "listItem",
      content: [{ type: "paragraph", content: nodesOf(line) }],
    }));
    return block.kind === "numbers"
      ? { type: "orderedList", attrs: { start: block.start }, content: items }
      : { type: "bulletList", content: items };
  });
  return { type: "doc", content: content.length > 0 ? content : [{ type: "paragraph" }] };
};

const nodesOf = (line: Line): JSONContent[] =>
  line.map(({ text, isBold, isItalic }) => ({
    type: "text",
    text,
    marks: [...(isBold ? [{ type: "bold" }] : []), ...(isItalic ? [{ type: "italic" }] : [])],
  }));

function textOf({ content = [] }: JSONContent): string {
  const blocks = content.map((node): Block => {
    if (node.type === "paragraph") return { kind: "paragraph", lines: linesOf(node).filter(hasText) };
    const lines = (node.content ?? []).map((item) =>
      (item.content ?? []).flatMap(linesOf).flatMap((line, index) => (index > 0 ? [space, ...line] : line)),
    );
    return node.type === "orderedList"
      ? { kind: "numbers", start: Number(node.attrs?.start ?? 1), lines }
      : { kind: "bullets", lines };
  });
  return writeRichText(blocks.filter(({ lines }) => lines.some(hasText)));
}

const space = { text: " ", isBold: false, isItalic: false };

const hasText = (line: Line) => line.some(({ text }) => text.trim() !== "");

/** The lines of a paragraph, parted at its breaks. */
function linesOf({ content = [] }: JSONContent): Line[] {
  const lines: Line[] = [[]];
  for (const { type, text = "", marks = [] } of content) {
    if (type === "hardBreak") lines.push([]);
    else
      lines.at(-1)?.push({
        text,
        isBold: marks.some((mark) => mark.type === "bold"),
        isItalic: marks.some((mark) => mark.type === "italic"),
      });
  }
  return lines;
}
