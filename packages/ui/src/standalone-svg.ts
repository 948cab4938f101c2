import { lightTokens } from "./theme.ts";

const presentation = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
] as const;

const margin = 24;
const lineHeight = 20;
const svgSpace = "http://www.w3.org/2000/svg";

/**
 * A drawing as a file of its own, ink on white: what the style sheets say stands on each element, so that any program
 * draws the same. Typefaces are named and not carried along.
 *
 * @param lines what the file says of itself, below the drawing
 */
export function standaloneSvg(drawing: SVGSVGElement, title: string, lines: readonly string[]): string {
  const { width, height } = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true) as SVGSVGElement; // a clone is of the same kind
  const host = document.createElement("div");
  host.style.cssText = "position:fixed;left:-99999px;top:0";
  for (const [name, value] of Object.entries(lightTokens)) host.style.setProperty(name, value);
  host.append(copy);
  drawing.parentElement?.append(host);
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    const [style, above] = [getComputedStyle(element), getComputedStyle(element.parentElement ?? host)];
    for (const name of presentation) {
      const value = style.getPropertyValue(name);
      element.removeAttribute(name);
      if (element === copy || value !== above.getPropertyValue(name)) element.setAttribute(name, value);
    }
  }
  const fontFamily = getComputedStyle(copy).fontFamily;
  host.remove();

  for (const element of [copy, ...copy.querySelectorAll("*")])
    for (const { name } of [...element.attributes])
      if (/^(class|style|tabindex|role|aria-.*|data-.*)$/.test(name)) element.removeAttribute(name);
  const [wide, tall] = [width + 2 * margin, height + 2 * margin + lines.length * lineHeight + lineHeight];
  copy.setAttribute("xmlns", svgSpace);
  copy.setAttribute("viewBox", `${-margin} ${-margin} ${wide} ${tall}`);
  copy.setAttribute("width", String(wide));
  copy.setAttribute("height", String(tall));
  const add = (name: string, attributes: Record<string, string | number>, text = "") => {
    const element = document.createElementNS(svgSpace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.textContent = text;
    return element;
  };
  copy.prepend(
    add("title", {}, title),
    add("rect", { x: -margin, y: -margin, width: wide, height: tall, fill: "#ffffff" }),
  );
  copy.append(
    ...lines.map((line, index) =>
      add(
        "text",
        {
          x: 0,
          y: height + margin + (index + 1) * lineHeight,
          fill: "#1d1e20",
          "font-family": fontFamily,
          "font-size": 13,
        },
        line,
      ),
    ),
  );
  return new XMLSerializer().serializeToString(copy);
}
