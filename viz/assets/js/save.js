// Saving what is seen: tables as CSV, pictures as SVG and PNG.

function saveBlob(name, blob) {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function saveText(name, type, text) {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** One cell of CSV.  A leading `=`, `+`, `-` or `@` would be run as a formula by spreadsheets: it is quoted. */
function csvCell(value) {
  let text = String(value ?? "");
  if (/^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of cells as CSV with a byte-order mark, so that spreadsheets see UTF-8. */
function toCsv(rows) {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function saveCsv(name, rows) {
  saveText(`${name}.csv`, "text/csv", toCsv(rows));
}

function svgText(svg) {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}`;
}

function saveSvg(name, svg) {
  saveText(`${name}.svg`, "image/svg+xml", svgText(svg));
}

/** Draw an SVG, twice its size, into a PNG. */
function savePng(name, svg) {
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  const image = new Image();
  image.onload = () => {
    const canvas = h("canvas", { width: width * 2, height: height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, width * 2, height * 2);
    canvas.toBlob((blob) => saveBlob(`${name}.png`, blob), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(svg))}`;
}

/** The two buttons that go with a picture; `svg` gives it when asked. */
function pictureButtons(name, svg) {
  return h(
    "span",
    { class: "buttons" },
    button(t("save_png"), () => savePng(name, svg())),
    button(t("save_svg"), () => saveSvg(name, svg())),
  );
}
