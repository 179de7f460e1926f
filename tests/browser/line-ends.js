// Reads where a browser ends lines: opens every page at every width, and writes into the document, as
// JSON, each stretch of running text with the places at which its lines end. Run by tests/browser.rs.

const SKIPPED = "math, code, pre, script, style";

// The stretches of text that flow together: those of one block, in order, blanks evened out. Each
// character that is drawn knows its box.
function* flows(page) {
  const view = page.defaultView;
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const range = page.createRange();
  const block = (node) => {
    let at = node.parentElement;
    while (view.getComputedStyle(at).display === "inline") at = at.parentElement;
    // What is there for readers of screens only is cut to a point.
    for (let up = at; up !== page.body; up = up.parentElement) {
      if (view.getComputedStyle(up).clipPath !== "none") return null;
    }
    return at;
  };
  let [owner, flow] = [null, null];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (node.matches("br") || view.getComputedStyle(node).display !== "inline") owner = null;
      continue;
    }
    if (node.parentElement.closest(SKIPPED)) continue;
    const own = block(node);
    if (own === null) continue;
    if (own !== owner) {
      if (flow) yield flow;
      [owner, flow] = [own, { text: "", boxes: [] }];
    }
    const data = node.data;
    for (let at = 0; at < data.length; at++) {
      const blank = /[ \t\r\n\f]/.test(data[at]);
      if (blank && (flow.text === "" || flow.text.endsWith(" "))) continue;
      flow.text += blank ? " " : data[at];
      if (blank) {
        flow.boxes.push(null);
        continue;
      }
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      flow.boxes.push(box && box.height > 0 ? [box.top, box.bottom] : null);
    }
  }
  if (flow) yield flow;
}

// The offsets of characters that start a line.
function starts({ boxes }) {
  const found = [];
  let last = null;
  boxes.forEach((box, at) => {
    if (!box) return;
    if (last && box[0] >= (last[0] + last[1]) / 2) found.push(at);
    last = box;
  });
  return found;
}

async function read(pages, widths) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "height: 2000px; border: 0";
  document.body.append(frame);
  const read = { flows: [], wide: [] };
  const known = new Set();
  for (const path of pages) {
    for (const width of widths) {
      frame.style.width = `${width}px`;
      if (width === widths[0]) {
        await new Promise((done) => {
          frame.onload = done;
          frame.src = path;
        });
        await frame.contentDocument.fonts.ready;
      }
      const page = frame.contentDocument;
      const wide = page.documentElement.scrollWidth;
      if (wide > width) read.wide.push({ path, width, wide });
      for (const flow of flows(page)) {
        const found = { path, width, text: flow.text, starts: starts(flow) };
        const key = JSON.stringify([width, found.text, found.starts]);
        if (found.starts.length === 0 || known.has(key)) continue;
        known.add(key);
        read.flows.push(found);
      }
    }
  }
  const out = document.createElement("pre");
  out.id = "read";
  out.textContent = JSON.stringify(read);
  document.body.replaceChildren(out);
}
