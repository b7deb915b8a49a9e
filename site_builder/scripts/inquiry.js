/** The inquiry list's page: draws the list, keeps it, and lets it leave. */

import { day, language, list, money, number, root, say } from "./etalase.js";
import { check } from "./inquiry-check.js";
import { groups } from "./inquiry-group.js";
import { meant, written } from "./inquiry-link.js";
import { copied, element, piece, plain, save } from "./inquiry-part.js";
import { received } from "./inquiry-received.js";
import { sheet } from "./inquiry-sheet.js";

const COMPARED = 4;

class Inquiry extends HTMLElement {
  connectedCallback() {
    const of = this.dataset;
    this.place = { page: of.page, site: of.site, whatsapp: of.whatsapp, email: of.email, terms: {} };
    for (const option of document.getElementById("et-group").content.querySelectorAll("option[value]:not([value=''])")) this.place.terms[option.value] = option.textContent;
    this.site = { day, language, list, money, number, root, say, listing: (id) => of.listing.replace(/-\/$/, `${id}/`) };
    this.notices = this.querySelector("[data-part=notices]");
    this.sheets = this.querySelector("[data-part=sheet]");
    this.news = new Map();
    this.gone = [];
    this.picked = new Set();
    this.refreshing = [];
    document.addEventListener("et-list", () => (this.own ? this.refresh() : this.draw()));
    addEventListener("hashchange", () => this.receive());
    addEventListener("beforeprint", () => {
      document.activeElement?.blur();
      for (const one of this.querySelectorAll("details")) one.open = true;
      document.getElementById("et-printed").textContent = say("paper.day", { day: day(new Date().toISOString()) });
    });
    this.standing();
    this.receive();
  }

  /** What must be said of the list itself. */
  standing() {
    const { damaged } = list.read();
    if (!list.lasts()) this.tell(say("visit"));
    if (!damaged) return;
    const kept = this.tell(say("damaged"));
    kept.append(plain(say("damaged.save"), () => save(new Blob([damaged]), `${say("table.file")}.txt`)), plain(say("damaged.forget"), () => {
      list.change((data) => delete data.damaged);
      kept.remove();
    }));
  }

  /** Say something above the list; `text` is for copying by hand. */
  tell(said, text = "") {
    const note = element("div", "", "et-inquiry__notice");
    note.append(element("p", said));
    if (text) {
      const area = element("textarea", text);
      area.readOnly = true;
      area.rows = 8;
      area.ariaLabel = said;
      note.append(area);
    }
    this.notices.append(note);
    return note;
  }

  /** Change the list without drawing it anew, where what changes is already on the screen. */
  edit(change) {
    this.own = true;
    list.change(change);
    this.own = false;
    if (!list.lasts() && !this.warned) this.tell(say("visit"));
    this.warned ||= !list.lasts();
  }

  get act() {
    const line = (id, change) => (data) => data.lines.filter((one) => one.id === id).forEach(change);
    return {
      tell: (said, text) => this.tell(said, text),
      edit: (id, change) => this.edit(line(id, change)),
      settle: (id, key, value) => this.edit((data) => (data.suppliers[id] = { ...data.suppliers[id], [key]: value })),
      picked: (id) => this.picked.has(id),
      pick: (id, on) => {
        this.picked[on ? "add" : "delete"](id);
        this.refresh();
      },
      renew: (id, now) => {
        this.news.delete(id);
        list.change(line(id, (one) => Object.assign(one, now)));
        this.focusOn(id, "quantity");
      },
      remove: (id) => {
        const lines = list.read().lines, index = lines.findIndex((one) => one.id === id);
        this.gone.push({ line: { ...lines[index], gone: true }, index });
        list.change((data) => (data.lines = data.lines.filter((one) => one.id !== id)));
        this.focusOn(id, "undo");
      },
      restore: (id) => {
        const at = this.gone.findIndex((one) => one.line.id === id), [{ line: { gone, ...one }, index }] = this.gone.splice(at, 1);
        list.change((data) => data.lines.some((other) => other.id === id) || data.lines.splice(index, 0, one));
        this.focusOn(id, "remove");
      },
    };
  }

  focusOn(id, key) {
    this.sheets.querySelector(`[data-id="${CSS.escape(id)}"] [data-key="${key}"]`)?.focus();
  }

  /** The lines, and those just removed where they were. */
  get lines() {
    const lines = [...list.read().lines];
    this.gone = this.gone.filter((one) => !lines.some((line) => line.id === one.line.id));
    for (const { line, index } of this.gone.toReversed()) lines.splice(index, 0, line);
    return lines;
  }

  draw() {
    if (this.looking) return;
    const active = document.activeElement, holder = active?.closest("[data-id]");
    const lines = this.lines, data = list.read();
    this.refreshing = [];
    if (!lines.length) {
      this.sheets.replaceChildren(piece("et-empty")[0]);
      return;
    }
    const [head, said] = piece("et-head");
    said.by.hidden = !lines.some((line) => line.supplier.cooperative);
    for (const button of said.by.querySelectorAll("[data-by]")) {
      button.ariaPressed = String(button.dataset.by === (data.by ?? "supplier"));
      button.addEventListener("click", () => {
        list.change((all) => (all.by = button.dataset.by));
        this.querySelector(`[data-by=${button.dataset.by}]`).focus();
      });
    }
    this.refreshing.push(() => {
      const now = list.read();
      said.count.textContent = say("head.count", {
        lines: say("count.lines", { count: now.lines.length }), suppliers: say("count.suppliers", { count: new Set(now.lines.map((line) => line.supplier.id)).size }) });
    });
    const made = groups(lines, data.by).map((group) => sheet(group, this.news, this.act, this.place, this.site));
    this.refreshing.push(...made.map(([, refresh]) => refresh));
    this.sheets.replaceChildren(head, this.buyer(data.buyer), ...made.map(([node]) => node), this.all());
    this.refresh();
    if (holder && !holder.isConnected) this.focusOn(holder.dataset.id, active.dataset.key);
  }

  refresh() {
    for (const one of this.refreshing) one();
  }

  buyer(known) {
    const [node] = piece("et-buyer");
    for (const input of node.querySelectorAll("input")) {
      input.value = known[input.name] ?? "";
      input.addEventListener("input", () => this.edit((data) => (data.buyer[input.name] = input.value)));
    }
    return node;
  }

  settled(line) {
    const data = list.read(), group = groups([line], data.by)[0], { delivery = "", place = "" } = data.suppliers[group.id] ?? {};
    return [this.place.terms[delivery], place].filter(Boolean).join(", ");
  }

  async table(kind, lines, settled) {
    const table = await import("./inquiry-table.js");
    await table[kind](lines, settled, this.site);
  }

  /** What is done with the list as a whole. */
  all() {
    const [node, part] = piece("et-all");
    for (const [key, kind] of [["csv", "saveCsv"], ["xlsx", "saveXlsx"]]) {
      part[key].addEventListener("click", () => this.table(kind, list.read().lines, (line) => this.settled(line)));
    }
    part.print.addEventListener("click", () => print());
    part.link.addEventListener("click", async () => {
      const url = this.place.page + written(list.read().lines);
      const done = await copied(url);
      this.tell(say(done ? "link.copied" : "send.failed"), done ? "" : url);
    });
    part.check.addEventListener("click", () => this.check(true));
    this.refreshing.push(() => {
      const ids = list.read().lines.map((line) => line.id).filter((id) => this.picked.has(id)), count = ids.length;
      part.comparing.textContent = say(count < 2 ? "compare.none" : count > COMPARED ? "compare.many" : "compare.some", { count });
      part.compare.toggleAttribute("href", count >= 2 && count <= COMPARED);
      if (part.compare.hasAttribute("href")) part.compare.href = `${this.dataset.compare}?ids=${ids.join(",")}`;
    });
    return node;
  }

  /** Compare the lines with their pages; quietly, unless the buyer asked. */
  async check(asked = false) {
    if (!list.read().lines.length) return;
    if (navigator.connection?.saveData && !asked) {
      this.tell(say("check.saving"));
      return;
    }
    const { news, away } = await check(this.site);
    this.news = news;
    if (news.size || asked) this.draw();
    if (asked && (away || !news.size)) this.tell(say(away ? "check.away" : "check.all"));
  }

  /** Show the list that the address holds, if it holds one; else the own list. */
  async receive() {
    this.looking = meant(location.hash);
    for (const way of document.querySelectorAll(".et-masthead__language a")) way.hash = location.hash;
    if (!this.looking) {
      this.draw();
      this.check();
      return;
    }
    const hash = location.hash, wait = element("p", say("wait"), "et-soft");
    this.sheets.replaceChildren(wait);
    const node = await received(hash, {
      take: (lines, left, replace) => this.take(lines, left, replace),
      view: () => this.classList.add("et-inquiry--viewing"),
      csv: (lines) => this.table("saveCsv", lines, () => ""),
      xlsx: (lines) => this.table("saveXlsx", lines, () => ""),
      leave: () => this.leave(),
    }, this.site);
    if (hash !== location.hash) return;
    this.sheets.replaceChildren(node);
    if (node.querySelector("[data-part=ways]")) return;
    this.looking = false;
    history.replaceState(null, "", location.pathname);
    this.tell(node.textContent.trim());
    this.draw();
  }

  leave() {
    history.replaceState(null, "", location.pathname);
    this.classList.remove("et-inquiry--viewing");
    this.looking = false;
    this.draw();
    this.check();
  }

  /** Put the lines of a link on the own list; what was there before can be had back. */
  take(lines, left, replace) {
    const before = list.read().lines, known = new Set(replace ? [] : before.map((line) => line.id));
    const added = lines.filter((line) => !known.has(line.id)), kept = lines.length - added.length;
    this.looking = false;
    history.replaceState(null, "", location.pathname);
    list.change((data) => (data.lines = replace ? added : [...data.lines, ...added]));
    const note = this.tell([
      replace ? say("received.replaced") : say("received.added", { lines: say("count.lines", { count: added.length }) }),
      ...(kept ? [say("received.kept", { count: kept })] : []), ...(left ? [say("received.left", { count: left })] : []),
    ].join(" "));
    note.append(plain(say("undo"), () => {
      list.change((data) => (data.lines = before));
      note.remove();
    }));
  }
}
customElements.define("et-inquiry", Inquiry);
